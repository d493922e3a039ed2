// The index stands in the page; this only hides the rows that do not have every word. Without it the whole index is shown.
(() => {
  const box = document.getElementById("ask");
  const wanted = document.getElementById("wanted");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("#index > li")].map((row) => [row, row.textContent.toLocaleLowerCase("sv")]);
  const seek = () => {
    const words = wanted.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    let hits = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      hits += row.hidden ? 0 : 1;
    }
    found.textContent = `${hits} ${hits === 1 ? found.dataset.one : found.dataset.more}`;
  };
  box.hidden = false;
  wanted.addEventListener("input", seek);
  seek();
})();
