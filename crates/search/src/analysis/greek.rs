//! Greek letters as people type them: `β-VAE` is found by `beta vae`, `μP` by `mup`; Greek words stay Greek.

/// Names of α–ω in the order of Unicode (final sigma folds to sigma and never occurs).
const NAMES: [&str; 25] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
];

/// Greek letters in a row from which on they are read as a word of the language, not as symbols.
const WORD: usize = 3;

/// Whether a folded character is Greek.
pub(super) fn is_greek(c: char) -> bool {
    matches!(c, 'α'..='ω')
}

/// Spells out Greek symbols in `out[from..]`.
pub(super) fn spell(out: &mut String, from: usize) {
    let word: Vec<char> = out[from..].chars().collect();
    out.truncate(from);
    let mut at = 0;
    while at < word.len() {
        let run = word[at..].iter().take_while(|&&c| is_greek(c)).count();
        if run == 0 {
            out.push(word[at]);
            at += 1;
            continue;
        }
        for &c in &word[at..at + run] {
            match NAMES.get((c as usize).wrapping_sub('α' as usize)) {
                Some(name) if run < WORD => out.push_str(name),
                _ => out.push(c),
            }
        }
        at += run;
    }
}
