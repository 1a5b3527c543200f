// Waits until the site is another one than this page shows, and then loads the page anew. The server answers
// when there is something new, or after a minute.
const own = document.currentScript.dataset;

async function follow() {
  for (;;) {
    const answer = await fetch(`/livereload/${own.epoch}/${own.request}`).catch(() => null);
    if (answer?.ok && Number(await answer.text()) > Number(own.epoch)) return location.reload();
    if (!answer?.ok) await new Promise((done) => setTimeout(done, 3000));
  }
}

addEventListener("load", () => setTimeout(follow));
