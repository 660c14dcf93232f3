// The address of a page is its plan; the server writes it a moment after the page has come. Three things are mended here.
// The first address of a page takes the place of the bare one that its link led to: one page is one step of Back.
// A link to another page that is opened in a tab of its own takes the plan along.
// A server that was started anew knows nothing of the page that still stands here: it is asked to draw it by its address.
if (!window.ucjHistory) {
    window.ucjHistory = true
    const push = history.pushState.bind(history)
    let arriving = true
    history.pushState = (state, title, url) => {
        const samePage = new URL(url ?? '', location.href).pathname === location.pathname
        if (samePage && arriving) history.replaceState(state, title, url)
        else push(state, title, url)
        arriving = !samePage
    }
    const take = event => {
        arriving = false
        const link = event.target.closest?.('a[data-testid^="stPageLink"]')
        if (link) link.search = location.search
    }
    addEventListener('pointerdown', take, true)
    addEventListener('keydown', take, true)
    // A press inside the frame of a map is not heard here.
    addEventListener('blur', () => { arriving = false })
    const app = document.querySelector('[data-testid="stApp"]')
    const state = 'data-test-connection-state'
    let connected = true
    new MutationObserver(() => {
        const now = app.getAttribute(state) === 'CONNECTED'
        if (now && !connected) dispatchEvent(new PopStateEvent('popstate'))
        connected = now
    }).observe(app, { attributes: true, attributeFilter: [state] })
}
