// Reads the index of docs/search.md, shows text only.
const words=/([\p{L}\p{M}\p{N}]+)/u, possessive=/['’][sS](?![\p{L}\p{M}\p{N}])/gu;
const dense=/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]/;
const parts=RegExp(`${dense.source}+|[^${dense.source.slice(1)}+`, 'gu');
const spelt=new Map('ßss æae œoe þth øo łl đd ðd ıi ςσ ٱا ةه ىي یي کك'.split(' ').map(r=>[r[0], r.slice(1)]));
const fold=text=>text.normalize('NFKD').toLowerCase()
	.replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g, '')
	.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, c=>c.charCodeAt() & 15)
	.replace(/./gu, c=>spelt.get(c)??c).normalize('NFC');
export const terms=text=>text.replace(possessive, ' ').split(words).filter((_, i)=>i % 2).flatMap(run=>fold(run).match(parts)??[])
	.flatMap(run=>dense.test(run)&&run[1]?[...run].slice(1).map((c, i)=>run[i]+c):run.length<60?run:[]);
const bucket=pair=>Math.imul(pair.split('').reduce((h, c)=>Math.imul(h ^ c.charCodeAt(), 16777619), 2166136261), 0x9E3779B1) >>> 16;
const digits='ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const decode=(text, levels)=>{
	let at=0, last=-1;
	const six=Uint8Array.from(text, c=>digits.indexOf(c)), bit=()=>six[at / 6 | 0] >> 5-at++ % 6 & 1, bits=n=>n&&bits(n-1)*2+bit();
	const found=new Map, count=bits(bits(5)), low=count&&bits(5);
	while (found.size<count) {
		while (bit()) last += 2 ** low;
		last += bits(low)+1;
		found.set(last, levels&&bits(3));
	}
	return found;
};
const find=(name, on=document)=>on.querySelector(name), form=find('.search'), list=find('.results'), more=find('.more-results'),
	box=form.q, status=find('.status'), say=form.dataset, files={};
const load=(path, page)=>files[path]??=fetch(page?path:say.index+path+'.json', { cache: 'no-cache' }).then(got=>{
	if (page) return got.text();
	spent += +got.headers.get('content-length');
	return got.json();
}).catch(e=>{ delete files[path]; throw e; });
const parse=query=>{
	const want=new Map, pairs=[], marks=[], texts=query.split(/["“”„«»]/);
	texts.forEach((text, i)=>terms(text).forEach((term, j, all)=>{
		const open=!(texts[i+1]||i % 2||all[j+1]||/\s$/.test(text))&&(term[1]||dense.test(term));
		want.set(term, open);
		if (i % 2&&j) pairs.push(bucket(all[j-1]+' '+term));
		else marks.push(i % 2?[`,${all},`, text.split(words).length-2]:[`,${term}`+(open?'':','), 1]);
	}));
	return { want, pairs, marks };
};
const choose=({ terms, sizes }, want)=>{
	const keys=terms.split(' '), size=new Map(keys.map((key, i)=>[key, digits.indexOf(sizes[i])*128])), use=new Set();
	let left=28e3;
	const take=key=>use.has(key)||left >= size.get(key)&&use.add(key, left -= size.get(key));
	const ask=[...want.keys()].sort((a, b)=>b.length-a.length).filter(term=>{
		let home=term;
		while (!size.has(home)) home=home.slice(0, -1);
		return take(home);
	});
	for (const term of ask) if (want.get(term)) keys.filter(key=>key.startsWith(term)).forEach(take);
	return [ask, [...use].map(key=>'terms/t'+key.replace(/[^a-z0-9]/gu, c=>`-${c.codePointAt().toString(16)}-`))];
};
const near=(a, b, i=0)=>{
	while (a[i]&&a[i]==b[i]) i++;
	const [x, y]=[a.slice(i), b.slice(i)], r=x.slice(1), s=y.slice(1);
	return r==s||r==y||x==s||r.slice(1)==s.slice(1)&&x[0]==y[1]&&x[1]==y[0];
};
const rank=async ({ want, pairs }, sieve)=>{
	const index=await load('index'), [ask, paths]=choose(index, want), sums=new Map;
	const [shards, ...sets]=await Promise.all([Promise.all(paths.map(path=>load(path))),
		...pairs.slice(0, 2).map(async pair=>decode((await load('pairs/'+(pair*index.pairs >>> 16)))[pair]??'A')),
		...sieve.map(async path=>decode(await load(path)))]);
	for (const term of ask) {
		const best=new Map, take=is=>{
			for (const shard of shards) for (const key in shard) if (is(key)) {
				const list=decode(shard[key], true), idf=Math.log((index.documents+1) / (list.size+.5))*(key==term?1:.6);
				for (const [id, level] of list) best.set(id, Math.max(best.get(id)??0, idf*(.3+level*.094)));
			}
		};
		take(key=>want.get(term)?key.startsWith(term):key==term);
		if (!best.size&&term[4]) take(key=>near(key, term));
		for (const [id, score] of best) {
			const [hits, sum]=sums.get(id)??[0, 0];
			sums.set(id, [hits+1, sum+score]);
		}
	}
	if (!ask[0]) sets[0]?.forEach((_, id)=>sums.set(id, [0, 0]));
	const all=[...sums].filter(([id])=>sets.every(set=>set.has(id))).sort(([a, x], [b, y])=>y[0]-x[0]||y[1]-x[1]||b-a);
	return [all.filter(([, x])=>x[0]==all[0][1][0]).map(([id])=>id), ask.length<want.size];
};
const make=(name, ...inside)=>{
	const e=document.createElement(name);
	return e.append(...inside), e;
};
const hit=(_, i, runs)=>i % 2&&asked.marks.find(m=>`,${terms(runs.slice(i, i + m[1]).join(''))},`.includes(m[0]))?.[1];
const marked=(text, out=[])=>{
	for (let i=0, n, runs=text.split(words); i<runs.length; i += n||1)
		out.push((n=hit(0, i, runs))?make('mark', ...runs.slice(i, i+n)):runs[i]);
	return out;
};
const link=(text, href)=>Object.assign(make('a', ...marked(text)), { href });
const item=([href, title, text, day, source, size, lang, story, name])=>{
	const head=make('h2', link(title, href)), dek=make('p', ...marked(text)),
		time=make('time', new Date(day).toLocaleDateString(say.locale, { dateStyle: 'long', timeZone: 'UTC' }));
	[time.dateTime, dek.className]=[day, 'dek'];
	head.dir=dek.dir='auto';
	if (lang) head.lang=dek.lang=lang;
	return Object.assign(make('li', head, dek, ...marked(source&&source+' · '), time, ...name?[' · ', link(name, story)]:[]), { size });
};
const quote=async li=>{
	if ((spent += li.size*1e3) > 56e3) return;
	const page=await load(find('a', li).href, 1), runs=find('article', new DOMParser().parseFromString(page, 'text/html')).textContent.split(words), at=runs.findIndex(hit);
	if (at > 0) find('.dek', li).replaceChildren('… ', ...marked(runs.splice(at > 20&&at-20, 50).join('')), ' …');
};
let found=[], asked, turn=0, timer, spent, at, told;
const fail=()=>status.textContent=say.offline;
const show=async mine=>{
	const from=list.children.length, docs=await Promise.all(found.slice(at, at+10).map(async id=>(await load('documents/'+(id >> 3)))[id & 7]));
	if (mine != turn) return;
	for (const doc of docs) {
		const li=told[doc[7]];
		if (li) li.append(' · ', link(doc[4], doc[0]));
		else list.append(told[doc[7]??doc[0]]=item(doc));
	}
	more.hidden=(at += 10) >= found.length;
	[...list.children].slice(from).filter(li=>asked.marks[0]&&!find('mark', li)).slice(0, 3).forEach(li=>quote(li).catch(()=>0));
};
const run=async ()=>{
	const mine=++turn, query=parse(box.value), sieve=[...form].filter(s=>s != box&&s.value).map(s=>s.name+'/'+encodeURIComponent(s.value));
	spent=0;
	try {
		const [ids, cut]=await rank(query, sieve);
		if (mine != turn) return;
		[found, asked]=[ids, query];
		[at, told]=[0, {}];
		list.replaceChildren();
		await show(mine);
		if (mine==turn) status.textContent=(found.length?say.found.replace('{0}', found.length):query.want.size||sieve[0]?say.none:'')
			+ (cut?say.cut:'');
	} catch { mine==turn&&fail(); }
};
const write=state=>{
	const query='?'+new URLSearchParams([...new FormData(form)].filter(field=>field[1]));
	history[history.state=='typing'||query==location.search?'replaceState':'pushState'](state, '', query);
	run();
};
const read=()=>{
	const query=new URLSearchParams(location.search);
	for (const field of form) field.value=query.get(field.name)??'';
	run();
};
box.oninput=()=>timer=setTimeout(write, 200, 'typing', clearTimeout(timer));
form.onsubmit=form.onchange=e=>{
	e.preventDefault();
	if (e.target != box) write('sent', clearTimeout(timer));
};
more.onclick=()=>show(turn).catch(fail);
onpopstate=read;
onkeydown=e=>{
	if (e.key=='/'&&!e.ctrlKey&&!e.metaKey&&!e.target.closest('form')) box.focus(e.preventDefault());
	if (e.key=='Escape'&&e.target==box) write(box.value='');
};
form.hidden=!(find('.needs-script').hidden=true);
read();
