// Point at a bar or a mark: its figure is told below the chart, and a press opens the recipient's page. The picture is then the
// same drawing as a document. Without this script, from a disk, or in a browser that forbids it, the picture is whole as it is.
(() => {
  const follow = (drawn, told, before) => {
    const chart = drawn.contentDocument?.documentElement;
    if (!chart) return;
    const part = (event) => event.target.closest?.("g[id]");
    chart.addEventListener("pointermove", (event) => {
      const found = part(event);
      told.textContent = found ? [...found.querySelectorAll("text")].map((one) => one.textContent).join(" ") : before;
      chart.style.cursor = found ? "pointer" : "";
    });
    chart.addEventListener("pointerleave", () => { told.textContent = before; });
    chart.addEventListener("click", (event) => {
      const found = part(event);
      if (found) location.assign(`${found.id}.html`);
    });
  };
  const wake = (event) => {
    const picture = event.currentTarget;
    const told = picture.parentElement.querySelector("figcaption");
    if (!told) return;
    const drawn = document.createElement("object");
    drawn.type = "image/svg+xml";
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", picture.alt);
    drawn.style.height = `${picture.clientHeight}px`;
    drawn.addEventListener("load", () => follow(drawn, told, told.textContent));
    drawn.data = picture.src;
    drawn.append(picture.cloneNode());
    picture.replaceWith(drawn);
  };
  for (const picture of document.querySelectorAll(".charts figure:not(#map) img")) {
    picture.addEventListener("pointerenter", wake, { once: true });
  }
})();
