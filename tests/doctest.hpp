// doctest for tests that see the model's headers: both define CHECK, and in tests doctest's is meant. Headers that use
// the model's CHECK inline come first, so that their own stays what it was.
#pragma once

#include "model/check.hpp"
#include "model/machine.hpp"

#undef CHECK
#include <doctest/doctest.h>
