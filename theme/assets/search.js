// Reads the index that docs/search.md describes. What is found is only ever written as text.
const words = /([\p{L}\p{M}\p{N}]+)/u, possessive = /['’][sS](?![\p{L}\p{M}\p{N}])/gu;
// Scripts without spaces: every two neighbours are a term.
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]/;
const parts = RegExp(`${unspaced.source}+|[^${unspaced.source.slice(1)}+`, 'gu');
const spelt = new Map('ßss æae œoe þth øo łl đd ðd ıi ςσ ٱا ةه ىي یي کك'.split(' ').map(rule => [rule[0], rule.slice(1)]));

// As Folding.cs and Tokenizer.cs in src/Digest.Core/Search.
const fold = text => text.normalize('NFKD').toLowerCase()
  .replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g, '')
  .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, c => c.charCodeAt() & 15)
  .replace(/./gu, c => spelt.get(c) ?? c).normalize('NFC');
export const terms = text => text.replace(possessive, ' ').split(words).filter((_, i) => i % 2).flatMap(run => fold(run).match(parts) ?? [])
  .flatMap(run => unspaced.test(run) && run[1] ? [...run].slice(1).map((c, i) => run[i] + c) : run.length < 60 ? run : []);
export const bucket = pair => Math.imul(pair.split('').reduce((hash, c) => Math.imul(hash ^ c.charCodeAt(), 16777619), 2166136261), 0x9E3779B1) >>> 16;

// As Postings.cs: document → level.
const digits = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((c, i) => [c, i]));
const decode = (text, levels) => {
  let at = 0, last = -1;
  const six = Uint8Array.from(text, c => digits.get(c)), bit = () => six[at / 6 | 0] >> 5 - at++ % 6 & 1, bits = n => n && bits(n - 1) * 2 + bit();
  const found = new Map(), count = bits(bits(5)), low = count && bits(5);
  while (found.size < count) {
    while (bit()) last += 2 ** low;
    last += bits(low) + 1;
    found.set(last, levels && bits(3));
  }
  return found;
};

const find = name => document.querySelector(name), form = find('.search'), list = find('.results'), more = find('.more-results');
const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });
const box = form.q, status = find('[role=status]'), say = form.dataset, files = {};
// Each file once a visit; one that failed, again.
const load = path => files[path] ??= fetch(say.index + path + '.json', { cache: 'no-cache' })
  .then(answer => answer.json()).catch(fault => { delete files[path]; throw fault; });

// Words (true: or a beginning) and the pairs of phrases.
const parse = query => {
  const wanted = new Map(), pairs = [], texts = query.split(/["“”„«»]/);
  texts.forEach((text, i) => terms(text).forEach((term, j, all) => {
    const last = !(texts[i + 1] || i % 2 || all[j + 1] || /\s$/.test(text));
    wanted.set(term, last && (term.length > 1 || unspaced.test(term)));
    if (i % 2 && j) pairs.push(bucket(all[j - 1] + ' ' + term));
  }));
  return { wanted, pairs };
};

// Files within a budget of bytes: longer words, being rarer, come first.
const choose = ({ terms, sizes }, wanted) => {
  const keys = terms.split(' '), size = new Map(keys.map((key, i) => [key, digits.get(sizes[i]) * 128])), chosen = new Set();
  let left = 28e3;
  const take = key => chosen.has(key) || left >= size.get(key) && (left -= size.get(key), chosen.add(key));
  const ask = [...wanted.keys()].sort((a, b) => b.length - a.length).filter(term => {
    let home = term;
    while (!size.has(home)) home = home.slice(0, -1);
    return take(home);
  });
  for (const term of ask) if (wanted.get(term)) keys.filter(key => key.startsWith(term)).forEach(take);
  return [ask, [...chosen].map(key => 'terms/t' + key.replace(/[^a-z0-9]/gu, c => `-${c.codePointAt().toString(16)}-`))];
};

// BM25. A word counts once, by its best form; a beginning less than the word.
const rank = async ({ wanted, pairs }, narrow) => {
  const index = await load('index'), [ask, paths] = choose(index, wanted), scores = new Map();
  const [shards, ...sets] = await Promise.all([Promise.all(paths.map(load)),
    ...pairs.slice(0, 2).map(async pair => decode((await load('pairs/' + (pair * index.pairs >>> 16)))[pair] ?? 'A')),
    ...narrow.map(async path => decode(await load(path)))]);
  for (const term of ask) {
    const best = new Map();
    for (const shard of shards) for (const key in shard) if (key == term || wanted.get(term) && key.startsWith(term)) {
      const list = decode(shard[key], true), idf = Math.log((index.documents + 1) / (list.size + .5)) * (key == term ? 1 : .6);
      for (const [id, level] of list) best.set(id, Math.max(best.get(id) ?? 0, idf * (.3 + level * .094)));
    }
    for (const [id, score] of best) {
      const [hits, sum] = scores.get(id) ?? [0, 0];
      scores.set(id, [hits + 1, sum + score]);
    }
  }
  if (!ask[0]) sets[0]?.forEach((_, id) => scores.set(id, [0, 0]));
  const all = [...scores].filter(([id]) => sets.every(set => set.has(id))).sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || b - a);
  // All words, else as many as one article has.
  return all.filter(([, x]) => x[0] == all[0][1][0]).map(([id]) => id);
};

const make = (name, ...inside) => {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
};
const marked = text => text.split(words).map((run, i) => i % 2 && terms(run).some(term =>
  [...asked.wanted].some(([start, open]) => term == start || open && term.startsWith(start))) ? make('mark', run) : run);
const item = ([href, title, text, day, source, lang]) => {
  const link = make('a', ...marked(title)), heading = make('h2', link), dek = make('p', ...marked(text)), time = make('time', when.format(new Date(day)));
  [link.href, time.dateTime, dek.className, heading.dir, dek.dir] = [href, day, 'dek', 'auto', 'auto'];
  if (lang) heading.lang = dek.lang = lang;
  return make('li', heading, dek, source && source + ' · ', time);
};

let found = [], asked, turn = 0, timer;
const fail = () => status.textContent = say.offline;
const show = async mine => {
  const from = list.children.length;
  const loaded = await Promise.all(found.slice(from, from + 10).map(async id => (await load('documents/' + (id >> 3)))[id & 7]));
  if (mine != turn) return;
  list.append(...loaded.map(item));
  more.hidden = from + 10 >= found.length;
};
const run = async () => {
  const mine = ++turn, query = parse(box.value);
  const narrow = [...form].filter(s => s.name != 'q' && s.value).map(s => s.name + '/' + encodeURIComponent(s.value));
  try {
    const result = await rank(query, narrow);
    if (mine != turn) return;
    [found, asked] = [result, query];
    list.replaceChildren();
    await show(mine);
    if (mine == turn) status.textContent = found.length ? say.found.replace('{0}', found.length) : query.wanted.size + narrow.length ? say.none : '';
  } catch { if (mine == turn) fail(); }
};

// The address holds the query; typing is one entry of it.
const write = state => {
  const query = '?' + new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history[history.state == 'typing' || query == location.search ? 'replaceState' : 'pushState'](state, '', query);
  run();
};
const read = () => {
  const query = new URLSearchParams(location.search);
  for (const field of form) if (field.name) field.value = query.get(field.name) ?? '';
  run();
};
box.oninput = () => { clearTimeout(timer); timer = setTimeout(write, 200, 'typing'); };
form.onsubmit = form.onchange = event => {
  event.preventDefault();
  // The box changes when it loses the focus: in the middle of a click on a result.
  if (event.target != box) { clearTimeout(timer); write('sent'); }
};
more.onclick = () => show(turn).catch(fail);
onpopstate = read;
onkeydown = event => {
  if (event.key == '/' && !event.ctrlKey && !event.metaKey && !event.target.closest('input, select')) box.focus(event.preventDefault());
  if (event.key == 'Escape' && event.target == box) write(box.value = '');
};
form.hidden = !(find('.needs-script').hidden = true);
read();
