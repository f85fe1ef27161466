// Looks at every frame of the page as a reader would, and writes down what is wrong with it.
"use strict";

const SMALLEST = 12, BODY = 14, CONTRAST = 4.5, TAP = 40, PHONE = 400;

function numbers(colour) {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return { r, g, b, a };
}

function light({ r, g, b }) { // WCAG 2.1, relative luminance
  const linear = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(one, other) {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function ground(element, view) { // the colour behind it; every letter paints its page
  for (let at = element; at; at = at.parentElement) {
    const colour = numbers(view.getComputedStyle(at).backgroundColor);
    if (colour.a === 1) return colour;
  }
  return null;
}

function* texts(document) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.data.replace(/[\s\u00a0]+/g, "")) yield walker.currentNode;
  }
}

function boxes(node, document) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
}

function clipper(element, view) { // the innermost ancestor that hides what does not fit into it
  for (let at = element; at && at !== view.document.body; at = at.parentElement) {
    if (view.getComputedStyle(at).overflowX !== "visible") return at.getBoundingClientRect();
  }
  return { left: 0, right: view.innerWidth };
}

function meet(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 2 && high > 4;
}

function ofText(node, view, say) {
  const element = node.parentElement, style = view.getComputedStyle(element), words = node.data.trim().slice(0, 40);
  const behind = ground(element, view), size = parseFloat(style.fontSize), rects = boxes(node, view.document);
  if (!rects.length) say("is not shown", words);
  if (!behind) say("has no ground", words);
  else if (contrast(numbers(style.color), behind) < CONTRAST) {
    say(`has too little contrast, ${style.color} on ${JSON.stringify(behind)}`, words);
  }
  const label = element.closest(".d-mu") || style.textTransform === "uppercase" || element.matches("span.d-bad");
  if (size < (label ? SMALLEST : BODY)) say(`has ${size} px`, words);
  const limit = clipper(element, view);
  if (rects.some((box) => box.left < limit.left - 1 || box.right > limit.right + 1)) say("is cut off", words);
  return rects.map((box) => ({ box, words, node }));
}

function ofTaps(view, say) {
  const taps = [...view.document.querySelectorAll("a.d-btn, a.d-go")];
  for (const tap of taps) {
    const { height, width } = tap.getBoundingClientRect();
    if (height < TAP || width < TAP) say(`is ${width} by ${height} px to tap`, tap.textContent);
  }
  const rates = taps.filter((tap) => /^[1-5]$/.test(tap.textContent));
  if (new Set(rates.map((tap) => Math.round(tap.getBoundingClientRect().top))).size > 1) say("not in one row", "rates");
}

function measure(frame) {
  const view = frame.contentWindow, found = [], known = new Set();
  const say = (what, words) => {
    if (!known.has(what + words)) found.push(`${frame.title}: “${words}” ${what}`);
    known.add(what + words);
  };
  if (view.innerWidth !== Number(frame.dataset.width)) say(`is ${view.innerWidth} px wide`, "the frame");
  if (view.matchMedia("(prefers-color-scheme: dark)").matches !== (frame.dataset.scheme === "dark")) {
    say(`is not ${frame.dataset.scheme}`, "the frame");
  }
  const wide = view.document.scrollingElement.scrollWidth;
  if (wide > view.innerWidth) say(`scrolls sideways to ${wide} px`, "the letter");
  const all = [...texts(view.document)].flatMap((node) => ofText(node, view, say));
  for (let one = 0; one < all.length; one++) {
    for (let other = one + 1; other < all.length; other++) {
      const a = all[one], b = all[other];
      if (a.node !== b.node && meet(a.box, b.box)) say(`lies over “${b.words}”`, a.words);
    }
  }
  if (view.innerWidth < PHONE) ofTaps(view, say);
  return found;
}

addEventListener("load", () => {
  const frames = [...document.querySelectorAll("iframe")];
  const found = frames.flatMap(measure);
  document.getElementById("findings").textContent = JSON.stringify({ frames: frames.length, found });
});
