namespace Digest.Browser.Tests.Attacks;

/// <summary>The scripts that look for hostile markup on a page.</summary>
internal static class PageProbe
{
    /// <summary>Runs before anything of a page does: every call that vectors make is told.</summary>
    public const string BeforeThePage = """
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'msgbox']) window[name] = what => { window.__hit?.(name + ' ' + what); };
        """;

    /// <summary>A function of addresses: opens each in a frame and waits until all are there. It fails where one answers that it
    /// is not.</summary>
    public const string OpenFrames = """
        addresses => Promise.all(addresses.map((address, number) => new Promise((then, fail) => {
          const frame = document.createElement('iframe');
          frame.name = 'page' + number;
          frame.src = address;
          frame.onload = () => frame.contentWindow.performance?.getEntriesByType('navigation')[0]?.responseStatus == 200 ? then() : fail(Error(address));
          document.body.append(frame);
        })))
        """;

    /// <summary>
    /// A function of a shape, which names the kind of page, and of a headline that the title has to begin with, or null. It looks
    /// for markup that is not the theme's, does what a reader may do with each element, and gives <c>{faults, images}</c> as JSON: what
    /// is wrong, and the addresses of images that a body may load.
    /// </summary>
    public const string Look = """
        async ({ shape, title }) => {
          const faults = [], fault = (what, at) => faults.push(what + ': ' + (at?.outerHTML ?? String(at)).slice(0, 240));
          const content = '.prose, .text, [data-hostile]';

          // The frame of the page.
          const frames = { site: /^a header main footer( script( div)?)?$/, newsletter: /^div table$/, blank: /^(div ?)*$/ };
          const frame = [...document.body.children].map(e => e.localName).join(' ');
          if (!frames[shape].test(frame)) fault('frame', frame);
          if (document.querySelectorAll('head > title').length != 1 || document.head.contains(document.body)) fault('head', document.head);
          if (title && !String(document.title).startsWith(title)) fault('title', document.title);
          if (shape == 'site' && ['.masthead', '.colophon', 'main', '#d-main', 'h1'].some(one => document.querySelectorAll(one).length != 1)) fault('frame', 'not one of each');
          for (const e of document.querySelectorAll('.prose')) if (!e.parentElement.matches('article.story, main')) fault('frame', e.parentElement);
          for (const e of document.querySelectorAll('.prose :is(header, footer, main, section, article, nav, aside, .facts, .byline, .terms, .masthead, .skip, .alert-box)'))
            if (!e.matches('section.footnotes')) fault('frame', e);

          // Elements that run, load or catch what is typed.
          const own = {
            site: `head > link:is([rel=canonical], [rel=manifest], [rel=icon], [rel=apple-touch-icon], [rel=alternate], [rel=stylesheet][href^="/assets/"]),
              head > meta:not([http-equiv]), head > meta[http-equiv=Content-Security-Policy], head > script[src="/assets/theme.js"],
              head > script[type="application/ld+json"]:not([src]), body > script[src^="/_digest/"], main > script[src="/assets/search.js"],
              .masthead > form.find, .masthead > form.find > *, main > form.search, main > form.search *, .colophon button.colours,
              .facts > button.share, main > button.more-results, svg.coverage, svg.weeks, head > meta[charset]`,
            newsletter: 'head > meta:not([http-equiv]), head > meta[http-equiv=Content-Security-Policy], head > style',
            blank: 'head > meta[charset]',
          }[shape];
          for (const e of document.querySelectorAll(`script, style, base, form, iframe, frame, frameset, object, embed, applet, svg, math, template,
            noscript, input, button, textarea, select, audio, video, source, track, portal, slot, dialog, link, meta, map, area, marquee, bgsound,
            xmp, plaintext, canvas, keygen, fencedframe`)) {
            if (!e.matches(own) || e.closest(content)) fault('element', e);
          }
          for (const e of document.images) if (shape != 'newsletter' && !e.closest(content + ', figure.lead-image') && !e.matches('main img.thumb')) fault('element', e);
          if (document.querySelectorAll('meta[http-equiv]').length > 1 || document.querySelectorAll('head > style').length > 1) fault('element', document.head);
          for (const e of document.querySelectorAll('*')) {
            if (e.shadowRoot && e.id != 'digest-preview') fault('shadow', e);
            for (const { name, value } of e.attributes) {
              if (/^on/i.test(name)) fault('handler', e);
              if (name == 'style' && (shape != 'newsletter' && !e.closest('svg'))) fault('style', e);
              if (/^(srcdoc|formaction|ping|background|data|poster|manifest|codebase|xlink:href|dynsrc|lowsrc|longdesc|usemap|is|nonce|contenteditable|popover|popovertarget|accesskey|form|autofocus)$/.test(name)) fault('attribute', e);
              if (/^(href|src|cite|action)$/.test(name)) {
                let address;
                try { address = new URL(value, document.baseURI); } catch { continue; }
                if (!/^(https?|mailto):$/.test(address.protocol)) fault('scheme', e);
              }
            }
          }

          // Names that scripts of the theme would take for something else.
          if (typeof document.title != 'string' || document.documentElement != document.querySelector('html')) fault('clobbered', 'document');
          for (const e of document.querySelectorAll(':is(' + content + ') :is([id], [name])')) {
            if (/^(d-|digest-)/.test(e.id)) fault('clobbered', e);
            for (const name of [e.id, e.getAttribute('name')]) if (name && document[name] == e) fault('clobbered', e);
          }

          // What a reader does with each element. Links are not followed, but for those whose address would be a program.
          addEventListener('click', event => {
            const link = event.target.closest?.('a[href], area[href]');
            if (link && /^(https?|mailto|:|tel):?$/.test(link.protocol)) event.preventDefault();
          }, true);
          addEventListener('submit', event => { event.preventDefault(); fault('form', event.target); }, true);
          const kinds = ['mouseover', 'mouseenter', 'pointerdown', 'mousedown', 'mouseup', 'keydown', 'input', 'change', 'toggle', 'animationstart',
            'animationend', 'transitionend', 'contextmenu', 'wheel', 'scroll', 'touchstart', 'copy', 'paste', 'drag', 'error', 'load'];
          const root = shape == 'site' ? 'main *' : 'body *';
          for (const e of document.querySelectorAll(root)) {
            if (e.matches(own)) continue;
            if (e.localName == 'details') e.open = true;
            e.focus?.();
            for (const kind of kinds) e.dispatchEvent(new Event(kind, { bubbles: false, cancelable: true }));
            e.click?.();
            if (e.localName == 'img') e.loading = 'eager';
          }

          const images = [...document.images], start = Date.now();
          do await new Promise(then => setTimeout(then, 10));
          while (Date.now() - start < 400 && images.some(image => !image.complete));
          return JSON.stringify({ faults, images: images.filter(image => image.closest(content + ', figure.lead-image, img.thumb, td')).map(image => image.src) });
        }
        """;
}
