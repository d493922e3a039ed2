// Point at a bar, a mark, an area of the map or a month: its figure is told below the chart, and a press opens the page of the
// recipient. The picture is then the same drawing as a document: a recipient's group has the code as its id, an area has it as
// data-of, and what is no recipient's has its words as data-said. Without this script, from a disk, or in a browser that forbids
// it, the picture is whole as it is.
(() => {
  const follow = (drawn, told, before) => {
    const chart = drawn.contentDocument?.documentElement;
    if (!chart) return;
    const code = (event) => {
      const found = event.target.closest?.("g[id], [data-of]");
      return found?.dataset.of ?? found?.id;
    };
    const said = (event) => event.target.dataset?.said;
    const words = (of) => [...chart.getElementById(of).querySelectorAll("text")].map((one) => one.textContent).join(" ");
    const tell = (event) => {
      const of = code(event);
      told.textContent = of ? words(of) : (said(event) ?? before);
      chart.style.cursor = of ? "pointer" : "";
    };
    chart.addEventListener("pointermove", tell);
    chart.addEventListener("pointerdown", tell);
    chart.addEventListener("pointerleave", () => { told.textContent = before; });
    chart.addEventListener("click", (event) => {
      const of = code(event);
      if (of) location.assign(`${of}.html`);
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
  for (const picture of document.querySelectorAll(".charts figure img")) {
    picture.addEventListener("pointerenter", wake, { once: true });
  }
})();
