#include "CFixedPort.h"
