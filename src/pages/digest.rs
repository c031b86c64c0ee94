//! The digest: what came since the last visit, then everything by month, newest first.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;
use offprint_paper::Paper;

use crate::{
    components::{link::Link, rich_text::rich_text, save_button::SaveButton, with_catalogue::with_catalogue},
    platform::{focus, page},
    state::{
        app_state::AppState,
        digest::{Digest, look, mark_seen, months},
        facts,
        segments::segments,
        view_state::ViewState,
    },
};

/// How many papers are shown by month at first, and how many more at each request.
const SHOWN: usize = 40;
/// Letters of an abstract that two lines can hold.
const BEGINNING: usize = 260;

/// The page.
#[component]
pub fn DigestPage() -> impl IntoView {
    let state = AppState::here();
    // Once the papers are here.
    Effect::new(move || {
        let is_here = state.catalogue.with(|state| state.ready().is_some());
        if is_here && state.digest.with_untracked(|digest| *digest == Digest::Unknown) {
            look(state);
        }
    });
    let sentence = move || {
        state.digest.with(|digest| match digest {
            Digest::Unknown | Digest::FirstVisit => {
                "The newest papers of this collection. What arrives from now on stands here first.".to_owned()
            }
            Digest::Since { seen_at, new } if new.is_empty() => {
                format!("Nothing new since {}. The newest papers:", page::day(*seen_at))
            }
            Digest::Since { seen_at, new } => {
                format!("{} new since {}.", facts::papers(new.len()), page::day(*seen_at))
            }
        })
    };
    let new = move || {
        let Digest::Since { new, .. } = state.digest.get() else { return None };
        let seen = move |_| {
            mark_seen(state);
            focus::focus("#main");
        };
        (!new.is_empty()).then(|| {
            view! {
                <section class="digest-month" aria-labelledby="digest-new">
                    <div class="digest-head">
                        <h2 class="section-title" id="digest-new">"New"</h2>
                        <button class="button" type="button" on:click=seen>"Mark all as seen"</button>
                    </div>
                    {rows(&new)}
                </section>
            }
        })
    };
    let content = with_catalogue(move |catalogue| {
        let papers = Arc::clone(catalogue.papers());
        view! { <p class="page-text" role="status">{sentence}</p> {new} <ByMonth papers/> }.into_any()
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-body">
                <div class="page-head"><h1 class="page-title">"Digest"</h1></div>
                {content}
            </div>
        </main>
    }
}

/// The papers that are not new, by month.
#[component]
fn ByMonth(papers: Arc<[Arc<Paper>]>) -> impl IntoView {
    let state = AppState::here();
    let shown = RwSignal::new(SHOWN);
    let rest = Memo::new(move |_| {
        let new = match state.digest.get() {
            Digest::Since { new, .. } => new,
            _ => Arc::new([]),
        };
        let new: HashSet<_> = new.iter().map(Arc::as_ptr).collect();
        let old = papers.iter().filter(|paper| !new.contains(&Arc::as_ptr(paper)));
        old.cloned().collect::<Vec<_>>()
    });
    let sections = move || {
        let mut room = shown.get();
        let mut sections = Vec::new();
        for (n, (name, mut papers)) in rest.with(|rest| months(rest)).into_iter().enumerate() {
            papers.truncate(room);
            room -= papers.len();
            if papers.is_empty() {
                break;
            }
            let id = format!("digest-{n}");
            let named_by = id.clone();
            sections.push(view! {
                <section class="digest-month" aria-labelledby=named_by>
                    <h2 class="section-title" id=id>{name}</h2>
                    {rows(&papers)}
                </section>
            });
        }
        sections
    };
    let more = move || {
        let left = rest.with(Vec::len).saturating_sub(shown.get());
        let words = format!("Show {} more", left.min(SHOWN));
        (left > 0).then(|| {
            view! { <button class="button" type="button" on:click=move |_| shown.update(|shown| *shown += SHOWN)>{words}</button> }
        })
    };
    view! { {sections} {more} }
}

fn rows(papers: &[Arc<Paper>]) -> AnyView {
    let rows = papers.iter().map(|paper| view! { <DigestRow paper=Arc::clone(paper)/> }).collect_view();
    view! { <ul class="bin-list">{rows}</ul> }.into_any()
}

/// A paper: title, facts, the beginning of its abstract.
#[component]
fn DigestRow(paper: Arc<Paper>) -> impl IntoView {
    let state = AppState::here();
    let id = paper.id().map(ToString::to_string).unwrap_or_default();
    let address = ViewState::default().address_of_paper(&id);
    let title = segments(&paper.title, 0..paper.title.len(), &paper.title_spans, &[]);
    let abstract_beginning = {
        let paper = Arc::clone(&paper);
        move || {
            let whole = state.known(&paper);
            let text = &whole.abstract_text;
            rich_text(segments(text, 0..text.floor_char_boundary(BEGINNING), &whole.spans, &[]), false)
        }
    };
    let kept = Arc::clone(&paper);
    view! {
        <li class="digest-row">
            <div>
                <h3 class="bin-title"><Link address>{rich_text(title, false)}</Link></h3>
                <p class="hint">{facts::source_line(&paper)}</p>
                <p class="digest-abstract">{abstract_beginning}</p>
            </div>
            <SaveButton paper=Signal::derive(move || Some(Arc::clone(&kept)))/>
        </li>
    }
}
