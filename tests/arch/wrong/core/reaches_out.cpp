#include "store/open_store.h"
