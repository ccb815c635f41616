namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>Questions that are put to a page as it stands in the browser.</summary>
internal static class Scripts
{
    /// <summary>What reaches outside the window, when the page can be scrolled sideways.</summary>
    public const string TooWide = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          return ['the page is ' + root.scrollWidth + ' wide in ' + root.clientWidth,
            ...[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 5)
              .map(e => e.tagName.toLowerCase() + '.' + e.className + ' "' + (e.textContent ?? '').trim().slice(0, 40) + '"')];
        }
        """;

    /// <summary>Faults of structure: names used twice, fields without a label of their own, what points at nothing, styles and scripts in the text.</summary>
    public const string Structure = """
        () => {
          const faults = [], all = s => [...document.querySelectorAll(s)];
          const ids = all('[id]').map(e => e.id);
          for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('the id ' + id + ' is used twice');
          for (const e of all('input:not([type=hidden]), select, textarea'))
            if (!e.getAttribute('aria-label')?.trim() && ![...e.labels ?? []].some(l => l.textContent.trim())) faults.push('no label: ' + e.outerHTML.slice(0, 120));
          for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'])
            for (const e of all('[' + name + ']'))
              for (const id of e.getAttribute(name).split(/\s+/)) if (!document.getElementById(id)) faults.push(name + ' points at nothing: ' + id);
          for (const e of all('main a[href^="#"]'))
            if (!document.getElementById(decodeURIComponent(e.hash.slice(1)))) faults.push('a link leads nowhere on the page: ' + e.hash);
          for (const e of all('[style], [onclick], [onload], [onerror], [onsubmit]')) faults.push('a style or a script in the text: ' + e.outerHTML.slice(0, 120));
          if (all('iframe, frame, object, embed').length > 0) faults.push('a page inside the page, which nothing here looks into');
          if (all('h1').length !== 1) faults.push(all('h1').length + ' h1');
          if (all('main').length !== 1) faults.push(all('main').length + ' main');
          if (!document.title.trim()) faults.push('no title');
          if (!['sv', 'en'].includes(document.documentElement.lang)) faults.push('lang is ' + document.documentElement.lang);
          if (document.doctype?.name !== 'html') faults.push('no doctype');
          return faults;
        }
        """;

    /// <summary>What the page says, title and names of things included, except where it says itself that it speaks another language.</summary>
    public const string Texts = """
        (language) => {
          const said = [document.title], own = e => (e.closest('[lang]')?.lang ?? language) === language && !e.closest('[translate=no]');
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const parent = walk.currentNode.parentElement;
            if (own(parent) && !['SCRIPT', 'STYLE'].includes(parent.tagName)) said.push(walk.currentNode.data);
          }
          for (const e of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]'))
            if (own(e)) for (const a of ['aria-label', 'placeholder', 'alt', 'title']) if (e.hasAttribute(a)) said.push(e.getAttribute(a));
          return said.map(t => t.replace(/\s+/g, ' ').trim()).filter(t => t);
        }
        """;

    /// <summary>What axe, which is on the page already, finds by some rules.</summary>
    public const string Axe = """
        async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false })).violations
          .flatMap(v => v.nodes.map(n => v.id + ' (' + v.impact + '): ' + n.html.slice(0, 200) + '\n   ' + n.failureSummary))
        """;
}
