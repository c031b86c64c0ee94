//! Files that the reader gives to the page: chosen, dropped or pasted.

use js_sys::{ArrayBuffer, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, Event, File, FileList, HtmlInputElement};

/// A file that the reader gave.
#[derive(Debug, Clone)]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    file: SendWrapper<File>,
}

impl ChosenFile {
    pub(super) fn new(file: File) -> Self {
        Self { name: file.name(), size: file.size() as u64, file: SendWrapper::new(file) }
    }

    /// What is in the file.
    ///
    /// # Errors
    /// It cannot be read, as when it has been moved meanwhile.
    pub async fn content(&self) -> Result<Content, String> {
        let failed =
            || format!("{} could not be read. It may have been moved or changed meanwhile.", self.name);
        let buffer = JsFuture::from(self.file.array_buffer()).await.map_err(|_| failed())?;
        buffer.dyn_into().map(|buffer| Content(SendWrapper::new(buffer))).map_err(|_| failed())
    }
}

/// Bytes that lie with the browser, not in the app's memory.
#[derive(Debug)]
pub struct Content(SendWrapper<ArrayBuffer>);

impl Content {
    /// A text as bytes, UTF-8.
    pub fn of_text(text: &str) -> Self {
        Self(SendWrapper::new(Uint8Array::from(text.as_bytes()).buffer()))
    }

    /// The first bytes, at most so many.
    pub fn beginning(&self, most: u32) -> Vec<u8> {
        Uint8Array::new(&self.0).subarray(0, most).to_vec()
    }

    /// All of it, in the app's memory.
    pub fn to_vec(&self) -> Vec<u8> {
        Uint8Array::new(&self.0).to_vec()
    }

    pub(super) fn into_buffer(self) -> ArrayBuffer {
        self.0.take()
    }
}

/// The files chosen in an `<input type="file">`. The field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Vec<ChosenFile> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return Vec::new() };
    let files = listed(field.files());
    field.set_value("");
    files
}

/// The files dropped on the page.
pub fn dropped(event: &DragEvent) -> Vec<ChosenFile> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// Whether something is dragged that holds files, and not a word of the page's own.
pub fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

/// The files that were pasted; text is none of them.
pub fn pasted(event: &ClipboardEvent) -> Vec<ChosenFile> {
    listed(event.clipboard_data().and_then(|data| data.files()))
}

fn listed(files: Option<FileList>) -> Vec<ChosenFile> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).map(ChosenFile::new).collect()
}
