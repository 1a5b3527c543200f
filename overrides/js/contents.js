// Marks in the table of contents, or in the letters of a list, which part of the page is being read.

export function startContents() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".toc a, .letter-bar .letter");
  const parts = [...links].map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter((part) => part !== null);
  if (!links.length || parts.length < links.length) return;

  function mark() {
    // The last part that begins above a third of the window; at the very end the last one.
    const line = window.innerHeight / 3;
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
    const index = atEnd ? parts.length - 1 : parts.findLastIndex((part) => part.getBoundingClientRect().top <= line);
    links.forEach((link, i) => {
      if (i === Math.max(index, 0)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  // At most once per frame, however often the browser reports scrolling.
  let waiting = false;
  function markSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }

  document.addEventListener("scroll", markSoon, { passive: true });
  window.addEventListener("resize", markSoon, { passive: true });
  mark();
}
