#!/bin/sh
# Installs a built tree and uses it as others do: run.sh SOURCE BUILD VERSION CXX
set -eu

source=$1 build=$2 version=$3
export CXX="$4"
release=$(echo "$version" | cut -d. -f1-2)
soname=libannals.so.$release
names=annals::v$(echo "$release" | tr . _)
consumer=$source/tests/package/consumer
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

# In the same place each time, so that what a compiler cache has serves again.
work=$build/package
rm -rf "$work"
mkdir "$work"
trap 'rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*"
    exit 1
}

# Runs a command quietly; shows what it said if it fails.
quietly() {
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log"
        fail "$*"
    }
}

# prints_version NAME COMMAND…: the consumer that was built prints the version.
prints_version() {
    name=$1
    shift
    [ "$("$@")" = "$version" ] || fail "$name: the program does not print $version"
    echo "ok: $name"
}

build_consumer() {
    name=$1
    shift
    quietly cmake -S "$consumer" -B "$work/$name" -G Ninja "$@"
    quietly cmake --build "$work/$name"
}

needs_shared() { readelf -d "$1" | grep -q "NEEDED.*\[$soname\]"; }

quietly cmake --install "$build" --prefix "$work/prefix"
library=$(find "$work/prefix" -name libannals.so)
libdir=$(dirname "$library")

# -- The shared library --------------------------------------------------------------------------------------

readelf -d "$library" | grep -q "SONAME.*\[$soname\]" || fail "the soname is not $soname"
echo "ok: soname $soname"

nm --dynamic --defined-only --demangle "$library" >"$work/symbols"
grep -q " T $names::version()" "$work/symbols" || fail "$names::version() is not exported"
if grep -v "$names::" "$work/symbols"; then fail "the symbols above are exported, and are not of $names"; fi
if grep -E "$names::(sql|store)::" "$work/symbols"; then fail "the symbols above are private"; fi
echo "ok: exports only $names"

# -- find_package, pkg-config, add_subdirectory --------------------------------------------------------------

build_consumer found_shared -D CMAKE_PREFIX_PATH="$work/prefix"
prints_version "find_package(annals)" "$work/found_shared/consumer"
needs_shared "$work/found_shared/consumer" || fail "find_package(annals) does not give the shared library"

build_consumer found_static -D CMAKE_PREFIX_PATH="$work/prefix" -D KIND=static -D WITH_LIBRARIES=ON
prints_version "find_package(annals COMPONENTS static)" "$work/found_static/consumer"
if needs_shared "$work/found_static/consumer"; then fail "COMPONENTS static gives the shared library"; fi

build_consumer subdirectory -D ANNALS_SOURCE="$source" -D WITH_LIBRARIES=ON
prints_version "add_subdirectory" "$work/subdirectory/consumer"

build_consumer found_both -D CMAKE_PREFIX_PATH="$work/prefix" -D "KIND=static;shared"
needs_shared "$work/found_both/consumer" || fail "of both components, annals::annals is not the shared library"
echo "ok: find_package(annals COMPONENTS static shared)"

if cmake -S "$consumer" -B "$work/none" -D CMAKE_PREFIX_PATH="$work/prefix" -D KIND=tiny >"$work/log" 2>&1; then
    fail "there is a component tiny"
fi
grep -q 'no component tiny' "$work/log" || fail "the message does not name the component"

for name in found_static subdirectory; do
    if nm --dynamic --defined-only --demangle "$work/$name/libplugin.so" | grep -E 'nlohmann|annals::(sql|store)::|T annals::'; then
        fail "$name: a library that is made with the static one exports the symbols above"
    fi
    quietly cmake --install "$work/$name" --prefix "$work/$name/prefix"
done
echo "ok: what is made with the static library exports nothing of it; install(EXPORT)"

export PKG_CONFIG_PATH="$libdir/pkgconfig"
# shellcheck disable=SC2046 # the flags are words
quietly "$CXX" -std=c++20 "$consumer/main.cpp" -o "$work/pc_shared" $(pkg-config --cflags --libs annals)
prints_version "pkg-config" env LD_LIBRARY_PATH="$libdir" "$work/pc_shared"
needs_shared "$work/pc_shared" || fail "pkg-config does not give the shared library"

# shellcheck disable=SC2046
quietly "$CXX" -std=c++20 "$consumer/main.cpp" -o "$work/pc_static" \
    $(pkg-config --static --cflags --libs annals | sed 's/-lannals/-l:libannals.a/')
prints_version "pkg-config --static" "$work/pc_static"

# -- The .deb ------------------------------------------------------------------------------------------------

quietly cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work/deb"
deb=$(find "$work/deb" -maxdepth 1 -name '*.deb')
[ -n "$deb" ] || fail "no .deb was made"
dpkg-deb --contents "$deb" >"$work/files"
for file in /usr/bin/annals /man1/annals.1 /completions/annals /_annals /vendor_completions.d/annals.fish \
    "/$soname" /libannals.a /annals/version.hpp /annalsConfig.cmake /annals.pc /copyright; do
    grep -qE "$file( ->.*)?\$" "$work/files" || fail "the .deb has no $file"
done
dpkg-deb --field "$deb" Depends | grep -q libsqlite3-0 || fail "the .deb does not depend on libsqlite3-0"
echo "ok: $(basename "$deb")"
