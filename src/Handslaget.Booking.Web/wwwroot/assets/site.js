// Enhancements only: every page works without this file.

// How long a held time still is ours, counted down in words.
for (const place of document.querySelectorAll('[data-left]')) {
  const until = Date.parse(place.dataset.left);
  const show = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    place.textContent = ` (${place.dataset.words.replace('{0}', left)})`;
    if (seconds > 0) setTimeout(show, 1000);
  };
  show();
}

// A file that is too large is told of before it is sent.
for (const input of document.querySelectorAll('input[type=file][data-largest]')) {
  input.addEventListener('change', () => {
    const large = [...input.files].find(file => file.size > Number(input.dataset.largest));
    input.setCustomValidity(large ? input.dataset.words.replace('{0}', large.name) : '');
    input.reportValidity();
  });
}

// How much more a text may hold, while it is written.
for (const place of document.querySelectorAll('[data-count]')) {
  const text = document.getElementById(place.dataset.count);
  text.addEventListener('input', () => {
    place.textContent = place.dataset.words.replace('{0}', Number(place.dataset.most) - text.value.length);
  });
}

// Whoever has pressed a button sees that something happens, and a second press does no second thing.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  const button = event.submitter;
  if (button?.dataset.busy) button.textContent = button.dataset.busy;
  button?.setAttribute('aria-disabled', 'true');
});

// A page that comes back out of the browser's memory can be sent again.
addEventListener('pageshow', event => {
  if (event.persisted) for (const form of document.forms) delete form.dataset.sent;
});
