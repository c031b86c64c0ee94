//! The file that the rescue screen saves when the app is broken: everything that was kept, as an object of texts by key.

use offprint_library::{Import, Library, is_library_key, parse_export};
use offprint_paper::json::{FromJson, Json, Read, from_str};

/// Keys and texts, as they stood in the browser.
struct Kept(Vec<(String, String)>);

impl FromJson for Kept {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut kept = Vec::new();
        json.object(&mut |json, key| {
            kept.push((key.to_owned(), String::read(json)?));
            Ok(())
        })?;
        Ok(Self(kept))
    }
}

/// What such a file holds of a library; `None` if it is no such file. `here` gives a number for the reading (see
/// [`Library::new`]) and the time, milliseconds since 1970-01-01 UTC. Records that cannot be read are left out: the
/// browser that they come from has set them aside.
pub fn read(text: &str, here: impl FnOnce() -> (u32, u64)) -> Option<Import> {
    if !text.trim_start().starts_with('{') || !text.contains("\"offprint/") {
        return None;
    }
    let Kept(mut records) = from_str(text).ok()?;
    records.retain(|(key, _)| is_library_key(key));
    let (replica, now) = here();
    let library = Library::new(replica).reload(records, now).library;
    parse_export(&library.export()).ok().filter(|import| !import.is_empty())
}

#[cfg(test)]
mod tests {
    use offprint_library::Change;
    use offprint_paper::Paper;

    use super::*;

    #[test]
    fn what_the_rescue_screen_saved_can_be_taken_in() {
        let next = Library::new(1).save(&[&Paper::from_title("A \"title\"", "test")], 5);
        let [Change::Write(key, text)] = &next.changes[..] else { panic!("{:?}", next.changes) };
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let file = format!("{{\n \"offprint/settings:/\": \"{{}}\",\n {}: {}\n}}", quoted(key), quoted(text));
        assert_eq!(read(&file, || (2, 9)).map(|import| import.len()), Some(1));
        for other in ["", "[]", "{\"offprint/entry/x\": 1}", "{\"a\": \"b\"}", "{\"offprint/\": \"\"}"] {
            assert!(read(other, || (2, 9)).is_none(), "{other}");
        }
    }
}
