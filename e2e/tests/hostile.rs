//! A dossier that means harm, in every view: nothing runs, nothing is asked of others, nothing lies
//! over what is ours.

use std::{fs, path::Path};

use anyhow::{Result, ensure};
use e2e::{Screen, Visit, Visitor};

/// What must hold of any page, as a list of what does not.
const HARM: &str = r"(() => {
    const found = [];
    if (Object.keys(window).some(name => name.startsWith('PWNED'))) found.push('a script ran');
    const odd = document.querySelectorAll('body :is(script, img, iframe, style, object, embed, [onload], [onerror], [onclick], [onmouseover])');
    found.push(...[...odd].map(one => one.outerHTML));
    const links = [...document.links].filter(one => !/^(https?|blob):$/.test(one.protocol));
    found.push(...links.map(one => one.outerHTML));
    const turns = /[\u202a-\u202e\u2066-\u2069]/;
    if (turns.test(document.title)) found.push('title');
    for (const one of document.querySelectorAll('*')) {
        for (const { name, value } of one.attributes) if (turns.test(value)) found.push(name + '=' + value);
        for (const node of one.childNodes) if (node.nodeType === 3 && turns.test(node.data)) found.push(node.data);
    }
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    if (wide > 0) {
        const past = [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1);
        found.push('wider than the screen by ' + wide, ...past.slice(-3).map(one => one.outerHTML.slice(0, 300)));
    }
    return found;
})()";

async fn harmless(visitor: &Visitor, query: &str) -> Result<()> {
    let found = visitor.value(HARM).await?;
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{query}: {found:#}");
    Ok(())
}

/// The views to look at, from what the catalogue has.
const VIEWS: &str = r"(() => {
    const address = document.getElementById('catalogue').href;
    return fetch(address).then(answer => answer.json()).then(({ articles, entities }) => {
        const of = (list) => list.map(one => encodeURIComponent(one.id));
        const ids = of(articles);
        const two = ids.slice(1, 5).map((id, at) => 'view=compare&sel=' + ids[at] + '&sel=' + id);
        return ['', 'q=Juan', 'view=overview', 'view=method',
            ...ids.map(id => 'view=article&id=' + id), ...two, two[0] + '&tab=texts', two[0] + '&tab=quotes',
            two[0] + '&tab=names', two[0] + '&tab=dates', two[0] + '&tab=words',
            ...of(entities).slice(0, 12).map(id => 'view=entity&id=' + id)].map(query => query && '?' + query);
    });
})()";

/// What must hold of the exports of a comparison, as a list of what does not: a page that runs and
/// asks for nothing, Markdown without elements, fields that no spreadsheet reckons.
const EXPORTED: &str = r#"(async () => {
    const kept = [];
    const own = URL.createObjectURL;
    URL.createObjectURL = (blob) => { kept.push(blob.text()); return 'data:,'; };
    for (const format of [...document.querySelectorAll('.export-menu li')].slice(0, 4)) format.querySelector('button').click();
    URL.createObjectURL = own;
    const [markdown, csv, json, html] = await Promise.all(kept);
    const found = [];
    // What is parsed here is under this page's policy, which allows no style within.
    const page = new DOMParser().parseFromString(html.replace(/<style>[^<]*<\/style>/, ''), 'text/html');
    const odd = page.querySelectorAll('script, img, iframe, object, embed, link, base, form, [onload], [onerror], [onclick], [onmouseover]');
    found.push(...[...odd, ...[...page.links].filter(one => !/^https?:$/.test(one.protocol))].map(one => one.outerHTML));
    const policy = page.querySelector('meta[http-equiv=Content-Security-Policy]');
    if (!/default-src 'none'/.test(policy?.content)) found.push('no policy');
    found.push(...markdown.split('\n').filter(line => /(^|[^\\])<(?!https?:)[a-z/!]/i.test(line)));
    const fields = [...csv.matchAll(/"((?:[^"]|"")*)"|[^",\r\n]+/g)].map(([whole, quoted]) => quoted ?? whole);
    found.push(...fields.filter(field => /^[=+@\t]/.test(field)));
    JSON.parse(json);
    const turns = /[\u202a-\u202e\u2066-\u2069]/;
    for (const text of [markdown, csv, json, html]) if (turns.test(text)) found.push('turned round: ' + turns.exec(text).input.slice(turns.exec(text).index - 40).slice(0, 80));
    return found;
})()"#;

async fn exports_are_harmless(visitor: &Visitor, query: &str) -> Result<()> {
    visitor.open(query).await?;
    visitor.click(".export-menu summary").await?;
    visitor.see(".export-menu li button").await?;
    let found = visitor.awaited(EXPORTED).await?;
    ensure!(found.as_array().is_some_and(Vec::is_empty), "exported of {query}: {found:#}");
    Ok(())
}

#[tokio::test]
async fn no_view_runs_what_a_text_says() -> Result<()> {
    let fixture = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/hostile"));
    let folder = tempfile::tempdir()?;
    for entry in fs::read_dir(fixture)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.path().join(entry.file_name()))?;
    }
    if cfg!(unix) {
        // Not every system allows such a name, so that none is in the repository.
        fs::copy(fixture.join("14-lang.txt"), folder.path().join("15 esp'acio & <b>.txt"))?;
    }
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .dossier(folder.path().to_owned())
            .run(async |visitor| {
                visitor.open("").await?;
                let views = visitor.awaited(VIEWS).await?;
                for view in views.as_array().into_iter().flatten().filter_map(|one| one.as_str()) {
                    visitor.open(view).await?;
                    harmless(visitor, view).await?;
                }
                for pair in ["sel=01-script&sel=02-data", "sel=02-data&sel=03-bidi"] {
                    exports_are_harmless(visitor, &format!("?view=compare&{pair}")).await?;
                }
                let pages = visitor.awaited("fetch('./').then(answer => answer.text()).then(html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.article-card h3 a')].map(one => one.getAttribute('href')))").await?;
                ensure!(pages.as_array().is_some_and(|pages| pages.len() > 10), "{pages}");
                for page in pages.as_array().into_iter().flatten().filter_map(|one| one.as_str()) {
                    visitor.visit(page).await?;
                    visitor.until("document.querySelector('.article-page__text')").await?;
                    harmless(visitor, page).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}
