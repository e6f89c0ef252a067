//rule: time.Parse reads what Format writes, checks the ranges, and takes an offset into account (time.Parse)

package main

import (
	"fmt"
	"time"
)

func main() {
	for _, try := range [][2]string{
		{time.RFC3339, "2024-02-29T12:30:05Z"},
		{time.RFC3339, "2024-02-29T12:30:05.25+02:00"},
		{time.RFC3339, "2023-02-29T12:30:05Z"},
		{time.RFC3339, "2024-13-01T12:30:05Z"},
		{time.RFC1123, "Mon, 02 Jan 2006 15:04:05 UTC"},
		{time.Kitchen, "3:04PM"},
		{"2006-01-02", "2020-07-09"},
		{"2006-01-02", "2020-07-09 x"},
		{"Jan _2 2006", "Feb  3 2013"},
		{"15:04:05", "24:00:00"},
	} {
		t, err := time.Parse(try[0], try[1])
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(t.UTC(), t.Weekday())
	}
}
