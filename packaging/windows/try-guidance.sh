# Sourced by try.sh: docs/making-a-pack.md, followed with the installed program from the console that it names.

[ -d "$target" ] || holds "installs for making guidance" windows "$setup" /S
wineserver --wait
console="$target/gp-action-wizard-console.exe"
page=$PWD/docs/making-a-pack.md
python=$PWD/$ENV/bin/python
type_in() { "$python" "$here/pack_page.py" "$page" "$1"; } # type_in PLACE: what the page says, as Notepad saves it
mkdir -p "$plans/guidance"
cd "$plans/guidance"
gaw() { windows "$console" "$@"; }
holds "the page names the console that is installed" grep -qF 'Programs\GP Action Wizard\gp-action-wizard-console.exe' "$page"
fails_with 0 "devon" "step 1: a copy to edit is made" gaw pack new devon --edition 2026-12-devon --issuer "Devon LMC"
holds "steps 2 to 7 are typed in as Notepad saves them" type_in devon
fails_with 0 "nothing found" "step 8: the check finds nothing" gaw pack check devon
fails_with 0 "Item 10, status:" "step 9: what changed is shown" gaw pack diff devon
fails_with 0 "Fingerprint" "step 10: one file is made" gaw pack build devon devon-2026-12.gppack
fails_with 0 "New meetings use it from now on" "step 11: it is added" gaw pack add devon-2026-12.gppack
fails_with 0 "correction.toml" "a correction is begun" gaw pack correct correction.toml --new
holds "it is filled in" type_in correction.toml
fails_with 0 "October 2026" "it is checked, shown, and made one file" gaw pack correct correction.toml
holds "and that file is there" test -s correction.gppack
fails_with 0 "" "it is added" gaw pack add correction.gppack
fails_with 0 "October 2026" "and the newest edition has the corrected line" gaw pack diff devon-2026-12.gppack
cd "$OLDPWD"
