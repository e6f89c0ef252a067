// doctest together with the model's headers: both define CHECK. In tests doctest's is meant.
#pragma once

#include "checker/check.hpp"
#include "model/check.hpp"
#include "model/schedule.hpp"

#undef CHECK
#include <doctest/doctest.h>
