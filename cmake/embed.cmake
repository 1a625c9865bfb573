# Writes OUT, a C++ file with the bytes of FILES (joined by |) as pravila::embedded::NAME(); names are relative to BASE.
string(REPLACE "|" ";" files "${FILES}")
list(SORT files)
set(arrays "")
set(rows "")
set(count 0)
foreach(file IN LISTS files)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  file(RELATIVE_PATH relative ${BASE} ${file})
  string(APPEND arrays "const unsigned char file_${count}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${relative}\", {reinterpret_cast<const char*>(file_${count}), sizeof file_${count} - 1}},\n")
  math(EXPR count "${count} + 1")
endforeach()
# Inside the function, so that they are there for whoever asks during static initialisation. One row more than there are
# files keeps the array legal when a folder is empty.
file(WRITE ${OUT} "#include \"cmake/embedded.h\"\n\nnamespace {\n${arrays}}  // namespace\n\n"
  "namespace pravila::embedded {\nstd::span<const File> ${NAME}() {\n    static const File files[] = {\n${rows}    {}};\n"
  "    return {files, ${count}};\n}\n}  // namespace pravila::embedded\n")
