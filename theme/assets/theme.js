// The reader's choice of colours, and the system's sheet for sharing.
const root = document.documentElement, kept = 'digest-colours';
const dark = () => (root.dataset.colours ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) == 'dark';
try {
	if (localStorage[kept]) root.dataset.colours = localStorage[kept];
} catch { /* a browser that keeps nothing shows the system's colours */ }
addEventListener('DOMContentLoaded', () => {
	const colours = document.querySelector('.colours'), share = document.querySelector('.share');
	if (colours) {
		colours.hidden = false;
		colours.ariaPressed = dark();
		colours.onclick = () => {
			root.dataset.colours = dark() ? 'light' : 'dark';
			colours.ariaPressed = dark();
			try {
				localStorage[kept] = root.dataset.colours;
			} catch { /* it holds for this page */ }
		};
	}
	if (share && navigator.share) {
		share.hidden = false;
		share.onclick = () => navigator.share({ title: document.title, url: document.querySelector('[rel=canonical]').href }).catch(() => 0);
	}
	if (root.dataset.offline) navigator.serviceWorker?.register(root.dataset.offline);
});
