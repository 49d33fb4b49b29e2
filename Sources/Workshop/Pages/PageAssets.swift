/// The style sheet and the script, which have no dependencies.
enum PageAssets {
    static let style = """
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --line: #ccd3dc; --dim: #5c6876;
          --done: #1c7c45; --working: #2463b4; --stuck: #b3261e; --asked: #9a5b00; --none: #6b7683; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #14181e; --line: #36404d; --dim: #9aa6b4;
          --done: #5bd08a; --working: #7fb2ff; --stuck: #ff8a80; --asked: #ffc266; --none: #8c97a5; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.2rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.2rem 0 .5rem; } h3 { font-size: 1rem; }
        a { color: inherit; } .dim { color: var(--dim); } .problem { color: var(--stuck); }
        .bar { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; align-items: baseline; padding: .6rem 1rem;
          border-bottom: 1px solid var(--line); position: sticky; top: 0; background: var(--paper); z-index: 2; }
        .bar p { margin: 0; } .bar nav { margin-left: auto; } .bar h1 a { text-decoration: none; }
        .join { font-family: ui-monospace, monospace; } .fingerprint { font: .8rem ui-monospace, monospace; word-break: break-all; }
        .timer { font-variant-numeric: tabular-nums; font-weight: bold; }
        .desk { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 0 1.5rem; padding: 0 1rem 3rem; }
        .single, .narrow { padding: 1rem; max-width: 60rem; margin: 0 auto; } .narrow { max-width: 32rem; margin-top: 3rem; }
        .scroll { overflow: auto; max-height: 70vh; border: 1px solid var(--line); border-radius: .4rem; }
        .grid { border-collapse: collapse; width: 100%; }
        .grid th, .grid td { padding: .25rem .6rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
        .grid thead th { position: sticky; top: 0; background: var(--paper); font-size: .85rem; white-space: normal; min-width: 7rem; vertical-align: bottom; }
        .grid tbody th { position: sticky; left: 0; background: var(--paper); font-weight: 600; }
        .grid td.last { color: var(--dim); max-width: 22rem; overflow: hidden; text-overflow: ellipsis; font-family: ui-monospace, monospace; font-size: .85rem; }
        .grid .away th { font-weight: normal; color: var(--dim); }
        .done { color: var(--done); } .working { color: var(--working); } .none { color: var(--none); }
        .stuck { color: var(--stuck); font-weight: bold; } .asked { color: var(--asked); font-weight: bold; }
        .chip { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; font-size: .85rem; font-weight: 600; }
        .totals { display: flex; border-radius: .4rem; overflow: hidden; margin: .4rem 0 1rem; }
        .totals span { padding: .3rem .5rem; color: var(--paper); font-size: .9rem; white-space: nowrap; overflow: hidden; flex-basis: 0; min-width: 1.6rem; }
        .totals .done { background: var(--done); } .totals .working { background: var(--working); }
        .totals .stuck { background: var(--stuck); } .totals .asked { background: var(--asked); } .totals .none { background: var(--none); }
        .speaker { border-left: 3px solid var(--line); padding-left: .7rem; white-space: pre-line; }
        .people { list-style: none; padding: 0; } .people li { padding: .2rem 0; color: inherit; font-weight: normal; }
        .people a { color: var(--ink); } form.inline { display: inline; }
        form.steer { margin: .4rem 0; display: flex; flex-wrap: wrap; gap: .4rem; align-items: end; }
        label { display: block; } input, textarea, button { font: inherit; color: inherit; background: transparent;
          border: 1px solid var(--line); border-radius: .3rem; padding: .25rem .5rem; max-width: 100%; }
        input:not([type=checkbox]):not([type=number]), textarea { width: 100%; } form.steer label { flex: 1 1 12rem; }
        button { cursor: pointer; } button:hover, button:focus-visible { border-color: var(--ink); }
        .agenda { padding-left: 1.6rem; } .agenda form { margin: .2rem 0; flex-wrap: nowrap; align-items: baseline; }
        .agenda form span { white-space: nowrap; margin-left: auto; }
        aside { position: sticky; top: 3rem; max-height: calc(100vh - 3rem); overflow: auto; padding-right: .3rem; }
        .sent { outline: 2px solid var(--done); }
        .tally { padding-left: 1.4rem; } .tally li { margin: .2rem 0; } .tally span { display: block; }
        .tally meter { width: 70%; } .tally .right span { font-weight: bold; color: var(--done); }
        pre { overflow: auto; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; }
        .offline { position: fixed; bottom: 0; left: 0; right: 0; margin: 0; padding: .6rem 1rem; background: var(--stuck); color: var(--paper); }
        .projector { font-size: clamp(1rem, 1.7vw, 2.2rem); } .screen { padding: 1.5vw 4vw; min-height: 100vh; display: flex; flex-direction: column; }
        .screen header { display: flex; justify-content: space-between; align-items: baseline; }
        .screen h1 { font-size: 1em; color: var(--dim); } .screen h2 { font-size: 1.5em; margin: .4em 0; } .screen h3 { font-size: 1.2em; margin: .4em 0; white-space: pre-line; }
        .screen .timer { font-size: 1.8em; margin: 0; } .screen .tally li { margin: .4em 0; }
        .screen .big { font-size: 1.6em; color: var(--asked); } .screen .totals span { font-size: .8em; padding: .5em; }
        .screen .note { border-left: .3em solid var(--working); padding-left: .6em; white-space: pre-line; }
        .screen footer { margin-top: auto; } .screen .join b { font-size: 1.5em; letter-spacing: .1em; }
        @media (max-width: 50rem) { .desk { display: block; } aside { position: static; max-height: none; } .scroll { max-height: none; } .bar nav { margin-left: 0; }
          .grid td.last { display: none; } }

        """

    static let script = """
        'use strict';
        // Parts of the page arrive as they change; each replaces the element with its id.
        const offline = document.getElementById('offline');
        const live = document.body.dataset.live;
        if (live) {
          const source = new EventSource(live);
          source.onopen = () => { offline.hidden = true; };
          source.onerror = () => { offline.hidden = false; };
          source.onmessage = (message) => {
            for (const part of JSON.parse(message.data)) {
              const element = document.getElementById(part.id);
              if (!element || element.contains(document.activeElement) && element.querySelector('input:focus, textarea:focus')) continue;
              const open = [...element.querySelectorAll('details')].map((each) => each.open);
              element.outerHTML = part.html;
              document.getElementById(part.id)?.querySelectorAll('details').forEach((each, i) => { each.open = open[i] ?? each.open; });
            }
            tick();
          };
        }
        // What the instructor sends does not leave the page.
        document.addEventListener('submit', async (event) => {
          const form = event.target;
          if (!form.classList.contains('steer')) return;
          event.preventDefault();
          const body = new URLSearchParams(new FormData(form, event.submitter));
          let text = '';
          try {
            const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/plain' } });
            text = answer.ok ? '' : await answer.text();
          } catch { text = 'The server does not answer.'; }
          form.querySelector('.problem')?.remove();
          if (text) {
            const problem = document.createElement('p');
            problem.className = 'problem';
            problem.setAttribute('role', 'alert');
            problem.textContent = text;
            form.append(problem);
            return;
          }
          form.classList.add('sent');
          setTimeout(() => form.classList.remove('sent'), 800);
          for (const input of form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]):not([type=number]), textarea')) input.value = '';
        });
        function tick() {
          for (const timer of document.querySelectorAll('[data-until]')) {
            const left = Math.max(0, Math.round((timer.dataset.until - Date.now()) / 1000));
            timer.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : 'Time is up';
          }
        }
        setInterval(tick, 1000);
        tick();

        """
}
