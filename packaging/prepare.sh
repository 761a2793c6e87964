# Sourced by the scripts that build and try bundles, at the top of the checkout: checks the system's packages, makes an
# environment with the pinned tools, and says what is being built.
#
# Sets VERSION, SOURCE_DATE_EPOCH (the time of the commit, in seconds; without git it must be set already) and
# ENV (an environment with the program's pinned libraries and the pinned tools).

export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
umask 022

packaging/debian-packages.sh run bundle

VERSION=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/wizard/__init__.py)
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) || {
    echo "There is no git history to take the date from. Give SOURCE_DATE_EPOCH, in seconds since 1970." >&2
    exit 1
  }
fi
export SOURCE_DATE_EPOCH

ENV=build/bundle-env
if [ ! -e $ENV/done ] || [ requirements/run.txt -nt $ENV/done ] || [ requirements/bundle.txt -nt $ENV/done ]; then
  echo "Installing the tools that make bundles into $ENV"
  rm -rf $ENV
  ${PYTHON:-python3} -m venv $ENV
  $ENV/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bundle.txt
  $ENV/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
  touch $ENV/done
fi

# Everything in an archive has the time of the commit, so the same inputs give the same bytes.
same_time() { find "$@" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

megabytes() { awk -v bytes="$(du --summarize --bytes "$1" | cut -f1)" 'BEGIN { printf "%.1f", bytes / 1e6 }'; }
