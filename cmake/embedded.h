#pragma once

#include <span>
#include <string_view>

namespace pravila::embedded {

/// A file of the source tree, carried inside the program. Both views live as long as the program.
struct File {
    std::string_view name;   ///< path relative to the embedded folder, with '/'
    std::string_view bytes;  ///< exactly the file's bytes
};

std::span<const File> locale();        ///< compiled catalogues: "ro.mo"
std::span<const File> schemes();       ///< data/schemes/*.toml
std::span<const File> presets();       ///< data/presets/*.toml
std::span<const File> vocabulary();    ///< data/vocabulary/*
std::span<const File> workflows();     ///< data/workflows/*.toml
std::span<const File> holidays();      ///< data/holidays/*.toml
std::span<const File> migrations();    ///< store/migrations/NNNN_name.sql, in order of name
std::span<const File> templates();     ///< templates/**/*.html, without static
std::span<const File> static_files();  ///< templates/static/**

}  // namespace pravila::embedded
