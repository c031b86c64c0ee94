//! Above an open paper: back, what can be done with it, the next one.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::{Paper, is_safe_url};

use super::{
    icon::{ARCHIVE, BACK, CODE, DOWN, GLOBE, Icon, OUT, QUOTES, SHEET, UP},
    link::{follow, href},
    save_button::SaveButton,
};
use crate::{
    chunk,
    state::{app_state::AppState, desk_command::DeskCommand, facts, shown::Shown, view_state::ViewState},
};

/// The bar above an open paper.
#[component]
pub fn ReadingBar(
    /// The open paper.
    paper: Arc<Paper>,
    /// The list it stands in.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let list = Signal::derive(move || {
        state.settled().with(|view| ViewState { open: None, ..view.clone() }.to_address())
    });
    let cite = move |_| state.at_desk(DeskCommand::CopyBibtex);
    // Drawn when that part of the program is here, which an open paper alone does not ask for.
    let formats = {
        let paper = Arc::clone(&paper);
        move || chunk::here().map(|screens| (screens.cite_menu)(Arc::clone(&paper)))
    };
    let status = {
        let paper = Arc::clone(&paper);
        move || {
            let screens = chunk::here().filter(|_| state.library.is_saved(&paper.ids));
            screens.map(|screens| (screens.status)(Arc::clone(&paper)))
        }
    };
    let step = move |by: isize| move |_| state.step(by);
    let place = Signal::derive(move || {
        shown.answer.track();
        state.settled().track();
        untrack(|| state.position())
    });
    let at_start = move || place.get().is_none_or(|place| place == 0);
    let at_end = move || place.get().is_none_or(|place| place + 1 >= shown.total());
    let links = outward_links(&paper).into_iter().map(|(url, words, icon)| {
        view! {
            <a class="button button-plain" href=url rel="noopener noreferrer" target="_blank">
                <Icon path=icon class="icon actions-icon"/>
                {words}
                <Icon path=OUT class="icon actions-out"/>
            </a>
        }
    });
    view! {
        <div class="reading-bar">
            <a
                class="back button button-plain" href=move || href(&list.get())
                on:click=follow(move || list.get_untracked())
            >
                <Icon path=BACK/>
                {move || facts::papers(shown.total())}
            </a>
            <div class="actions" role="group" aria-label="This paper">
                <SaveButton paper=Signal::stored(Some(Arc::clone(&paper))) words=true/>
                {status}
                <span class="split-button">
                    <button class="button" type="button" title="Copy BibTeX (c)" on:click=cite>
                        "Cite"
                        <span class="visually-hidden">": copy BibTeX"</span>
                    </button>
                    <button
                        class="button" type="button" popovertarget="cite-menu" aria-label="Cite in another format"
                        title="Other formats"
                    >
                        <Icon path=QUOTES class="icon actions-icon"/>
                        <span class="actions-word">"Cite"</span>
                        <Icon path=DOWN/>
                    </button>
                </span>
                <div class="popover menu" id="cite-menu" popover="auto" role="dialog" aria-label="Cite">
                    {formats}
                </div>
                {links.collect_view()}
            </div>
            <div class="steps">
                <button
                    class="icon-button" type="button" aria-label="Previous paper" title="Previous (k)"
                    prop:disabled=at_start on:click=step(-1)
                >
                    <Icon path=UP/>
                </button>
                <button
                    class="icon-button" type="button" aria-label="Next paper" title="Next (j)" prop:disabled=at_end
                    on:click=step(1)
                >
                    <Icon path=DOWN/>
                </button>
            </div>
        </div>
    }
}

/// Where a paper can be found: address, words, icon. Unsafe addresses are left out.
fn outward_links(paper: &Paper) -> Vec<(String, &'static str, &'static str)> {
    let links = &paper.links;
    let page_words = |url: &str| if is_arxiv(url) { "arXiv" } else { "Page" };
    let page = paper.page_url().into_iter().map(|url| (url.clone(), page_words(&url), ARCHIVE));
    let pdf = paper.pdf_url().into_iter().map(|url| (url, "PDF", SHEET));
    let code = links.code.iter().take(1).map(|url| (url.clone(), "Code", CODE));
    let project = links.project.iter().map(|url| (url.clone(), "Project", GLOBE));
    page.chain(pdf).chain(code).chain(project).filter(|(url, ..)| is_safe_url(url)).collect()
}

/// Whether an address is one of arXiv's own, and not one that only speaks of it.
fn is_arxiv(url: &str) -> bool {
    let host =
        url.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let host = host.to_ascii_lowercase();
    host == "arxiv.org" || host.ends_with(".arxiv.org")
}

#[cfg(test)]
mod tests {
    use offprint_paper::Links;

    use super::*;

    #[test]
    fn only_safe_addresses_become_links() {
        let mut paper = Paper::from_title("T", "test");
        paper.links = Links {
            page: Some("https://arxiv.org/abs/2306.01736".into()),
            pdf: Some("javascript:alert(1)".into()),
            code: vec!["https://github.com/a/b".into(), "https://github.com/c/d".into()],
            project: None,
        };
        let words: Vec<_> = outward_links(&paper).into_iter().map(|(_, words, _)| words).collect();
        assert_eq!(words, ["arXiv", "Code"]);
    }

    #[test]
    fn only_an_address_of_arxiv_is_called_so() {
        for (url, words) in [
            ("https://arxiv.org/abs/2306.01736", "arXiv"),
            ("https://doi.org/10.48550/arxiv.2306.01736", "Page"),
            ("https://a.org/arxiv.org/", "Page"),
            ("https://notarxiv.org/abs/1", "Page"),
        ] {
            let mut paper = Paper::from_title("T", "test");
            paper.links.page = Some(url.into());
            assert_eq!(outward_links(&paper)[0].1, words, "{url}");
        }
        let mut paper = Paper::from_title("T", "test");
        assert!(outward_links(&paper).is_empty());
        paper.arxiv = Some("2306.01736".into());
        let words: Vec<_> = outward_links(&paper).into_iter().map(|(_, words, _)| words).collect();
        assert_eq!(words, ["arXiv", "PDF"]);
    }
}
