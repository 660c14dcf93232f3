// The colour at a share along a scale, as `palette.blend` mixes it.
function blend(scale, position) {
  const place = Math.min(Math.max(position, 0), 1) * (scale.length - 1);
  const index = Math.min(Math.floor(place), scale.length - 2);
  const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const [from, to] = [channels(scale[index]), channels(scale[index + 1])];
  const mixed = from.map((low, i) => rounded(low + (to[i] - low) * (place - index)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
