/** Shows a picture that an engine drew, apart from the page: as an image, whatever stands in it. */
export function showPicture(svg: string, name: string): HTMLElement {
  const figure = document.createElement("figure");
  const image = document.createElement("img");
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  image.alt = `${name}, drawn by the program`;
  const caption = document.createElement("figcaption");
  caption.textContent = `${name}.`;
  figure.append(image, caption);
  return figure;
}
