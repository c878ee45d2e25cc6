//! Dialogs, native ones: the list of shortcuts, and « are you sure? ».

use crate::ui::desk::{desk, text};
use crate::ui::frame::frame_text;
use leptos::html;
use leptos::prelude::*;

/// A native modal dialog that is open when its signal says so; Escape closes it.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The id of its heading.
    labelled_by: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else {
            return;
        };
        if open.get() && !element.open() {
            // Refused only when it is shown already.
            let _ = element.show_modal();
        } else if !open.get() && element.open() {
            element.close();
        }
    });
    view! {
        <dialog node_ref=dialog aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}

/// The list of keyboard shortcuts.
#[component]
pub fn ShortcutSheet() -> impl IntoView {
    let open = desk().frame.help_sheet;
    let t = text();
    view! {
        <Dialog open labelled_by="shortcuts-title">
            <h2 id="shortcuts-title">{frame_text().frame.shortcuts}</h2>
            <dl class="keys">
                {t.shell.shortcut_list.iter().map(|(keys, what)| view! {
                    <div><dt><kbd>{*keys}</kbd></dt><dd>{*what}</dd></div>
                }).collect_view()}
            </dl>
            <p class="row end">
                <button type="button" class="button" on:click=move |_| open.set(false)>{t.common.close}</button>
            </p>
        </Dialog>
    }
}
