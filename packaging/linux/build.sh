#!/usr/bin/env bash
# Builds for Linux: one folder that runs anywhere, the same folder as an archive, and a package for Debian.
#
# The results are in dist/. The bundle runs on the Debian that it was built on, later ones, and other systems as new.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh

here=packaging/linux
work=build/linux
folder=$work/gp-action-wizard
stem=gp-action-wizard-$VERSION-linux-$(uname -m)
rm -rf "$folder" $work/resources $work/deb
mkdir -p $work dist

# The resources, with the list by which the program checks that it is whole.
cp -r resources $work/resources
(cd $work/resources && find . -type f ! -name contents.txt -printf '%P\n' | sort >contents.txt)

RESOURCES=$PWD/$work/resources PYTHONHASHSEED=0 $ENV/bin/pyinstaller --noconfirm --clean --log-level ERROR \
  --distpath $work --workpath $work/pyinstaller $here/gp-action-wizard.spec
packaging/whole.sh "$folder/_internal/wizard/resources"
strip --strip-unneeded "$folder"/_internal/libpython* "$folder"/_internal/python3*/lib-dynload/*.so \
  "$folder"/_internal/PIL/*.so "$folder"/_internal/pypdfium2_raw/*.so
# A Python that was built on this machine names its own folder as a place to look for libraries.
patchelf --remove-rpath "$folder"/_internal/python3*/lib-dynload/*.so

cp LICENSE "$folder/LICENCE.txt"
cp THIRD-PARTY-NOTICES.md "$folder/"
$ENV/bin/python packaging/licences.py "$folder/licences"
chmod -R u=rwX,go=rX "$folder"
same_time "$folder"
archive() { tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" "$@"; }
archive --directory $work gp-action-wizard | xz --threads=1 -6 >dist/$stem.tar.xz

# The package: the folder under /usr/lib, and the files that a desktop looks for.
$ENV/bin/python packaging/icons.py build/icons
root=$work/deb
share=$root/usr/share
date=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)
mkdir -p $root/DEBIAN $root/usr/lib $root/usr/bin "$share"/{applications,metainfo,mime/packages,doc/gp-action-wizard}
cp -r "$folder" $root/usr/lib/
ln -s ../lib/gp-action-wizard/gp-action-wizard $root/usr/bin/gp-action-wizard
cp $here/gp-action-wizard.desktop "$share/applications/"
cp $here/gp-action-wizard.xml "$share/mime/packages/"
sed "s/@VERSION@/$VERSION/; s/@DATE@/$date/" $here/gp-action-wizard.metainfo.xml \
  >"$share/metainfo/gp-action-wizard.metainfo.xml"
for size in 16 24 32 48 64 128 256 512; do
  install -D -m 644 build/icons/app-$size.png "$share/icons/hicolor/${size}x$size/apps/gp-action-wizard.png"
done
install -D -m 644 resources/icons/app.svg "$share/icons/hicolor/scalable/apps/gp-action-wizard.svg"
cat LICENSE THIRD-PARTY-NOTICES.md >"$share/doc/gp-action-wizard/copyright"
gzip --no-name -9 <CHANGELOG.md >"$share/doc/gp-action-wizard/changelog.gz"
libc=$(objdump -T "$folder"/_internal/libpython* "$folder"/_internal/PySide6/Qt/lib/*.so.* "$folder"/_internal/*.so* |
  grep -o 'GLIBC_2\.[0-9]*' | sort -u --version-sort | tail -1)
sed "s/@VERSION@/$VERSION/; s/@SIZE@/$(du -sk $root/usr | cut -f1)/; s/@ARCH@/$(dpkg --print-architecture)/; s/@LIBC@/${libc#GLIBC_}/" \
  $here/control >$root/DEBIAN/control
chmod -R u=rwX,go=rX $root
same_time $root
desktop-file-validate "$share/applications/gp-action-wizard.desktop"
# The project has no domain from which to take its name.
appstreamcli validate --no-net --override=cid-desktopapp-is-not-rdns=info "$share/metainfo/gp-action-wizard.metainfo.xml"
package=dist/gp-action-wizard_${VERSION}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zxz --build $root "$package" >/dev/null

echo "GP Action Wizard for Linux: $(megabytes "$folder") MB as a folder, $(megabytes dist/$stem.tar.xz) MB as an archive," \
  "$(megabytes "$package") MB as a package."
