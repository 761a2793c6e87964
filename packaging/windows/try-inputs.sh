# Sourced by try.sh: the inputs that the build refuses.

altered=${PYTHON_EMBED:-build/windows/runtime/python-embed.zip}
# The altered archive has one byte of one library changed, and a matching checksum.
$ENV/bin/python - "$altered" "$try/altered.zip" <<'PYTHON'
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for entry in old.infolist():
        data = bytearray(old.read(entry))
        if entry.filename.endswith("_ctypes.pyd"):
            data[5000] ^= 1
        new.writestr(entry, bytes(data))
PYTHON
sum=$(sha256sum "$try/altered.zip" | cut -d' ' -f1)
fails_with 1 "_ctypes.pyd: it was altered" "a library of the runtime that was altered stops the build" \
  $ENV/bin/python $here/runtime.py "$try/altered.zip" "$sum" "$try/runtime"
mkdir "$try/wheels"
cp build/windows/wheels/*.whl "$try/wheels/"
rm "$try"/wheels/reportlab-*
fails_with 1 "no wheels of reportlab" "a missing wheel stops the build" \
  $ENV/bin/python $here/assemble.py "$try/wheels" "$try/runtime"
cp -r resources "$try/resources"
rm "$try/resources/colour/srgb.icc"
fails_with 1 "colour/srgb.icc" "a resource that is left out stops the build" packaging/whole.sh "$try/resources"
