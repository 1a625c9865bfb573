#include "indexer/worker/worker_main.h"

int main() { return pravila::worker::worker_main(pravila::worker::kWorkerDescriptor); }
