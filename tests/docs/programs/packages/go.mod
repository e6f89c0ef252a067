module example.org/packages

go 1.21

require example.org/log v1.0.0

replace example.org/log => ./log
