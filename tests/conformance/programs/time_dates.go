//rule: dates carry over, have weekdays, week numbers and layouts (time.Date, Time.Format)

package main

import (
	"fmt"
	"time"
)

func main() {
	d := time.Date(2024, time.February, 29, 13, 4, 5, 678000000, time.UTC)
	fmt.Println(d, d.Weekday(), d.YearDay(), d.Unix(), d.UnixMilli())
	fmt.Println(d.AddDate(1, 0, 0).Format(time.RFC3339), d.AddDate(0, -2, 1).Format("2006-01-02"))
	fmt.Println(time.Date(2023, 14, -3, 25, 61, 0, 0, time.UTC))
	fmt.Println(d.Format("Mon Jan _2 03:04:05.000 PM 2006"), d.Format(time.RFC1123), d.Format(time.Kitchen), d.Format("20060102-150405.99"))
	fmt.Println(d.Truncate(time.Hour).Format("15:04:05"), d.Round(time.Minute).Format("15:04:05"))
	fmt.Println(time.Unix(0, 0).UTC(), time.Time{}, d.Sub(time.Unix(0, 0)), time.Time{}.IsZero())
	fmt.Println(d.ISOWeek())
	for _, y := range []int{1, 1900, 1999, 2000, 2400, -5} {
		t := time.Date(y, time.December, 31, 0, 0, 0, 0, time.UTC)
		fmt.Println(t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay())
	}
}
