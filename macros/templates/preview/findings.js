// Shows the findings over the page, and brings them back when they were closed.
{
  const dialog = document.getElementById("bevindingen");
  const show = () => { dialog.close(); dialog.showModal(); };
  document.querySelector(".bevindingen-terug").addEventListener("click", show);
  show();
}
