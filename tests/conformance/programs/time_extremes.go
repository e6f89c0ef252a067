//rule: dates of all instants are those of the Gregorian calendar, before year 1 and at the ends of the range too (time.Time)

package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	cet := time.FixedZone("CET", 3600)
	times := []time.Time{time.Unix(math.MinInt64, 0), time.Unix(math.MaxInt64, 0), time.Unix(math.MaxInt64, 999999999), time.Unix(math.MaxInt64-62135596800, 0),
		time.Unix(1<<40, 0), time.Unix(-1<<40, 7), time.UnixMilli(math.MinInt64), time.UnixMicro(math.MaxInt64), {}, time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-400, 2, 29, 23, 59, 59, 1, time.UTC), time.Date(-1, 12, 31, 1, 2, 3, 4, time.UTC), time.Date(1<<40, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(1970, 1, 1<<40, 0, 0, 0, 0, time.UTC), time.Date(1970, -1<<40, 1, 0, 0, 0, 0, time.UTC), time.Date(2000, 12, 31, 23, 0, 0, 0, time.UTC),
		time.Date(1900, 2, 29, 25, -1, 61, -1, time.UTC), time.Date(-12345, 6, 7, 8, 9, 10, 11, time.UTC),
		time.Unix(math.MaxInt64-62135596800, 0), time.Unix(math.MinInt64+1, 0), time.Time{}.Add(math.MaxInt64), time.Time{}.Add(math.MinInt64),
		time.Unix(math.MaxInt64-62135596800, 0).Add(time.Hour), time.Unix(math.MinInt64, 0).Add(-100 * 365 * 24 * time.Hour)}
	for _, t := range times {
		t = t.UTC()
		year, week := t.ISOWeek()
		fmt.Println(t, t.Unix(), t.Weekday(), t.YearDay(), year, week, t.Format("06 _2006 Jan 2 1"), t.AddDate(0, 1, 0), t.In(cet))
		for _, d := range []time.Duration{1, 2, 7, 500, time.Second / 3, time.Second / 4, time.Second, 7 * time.Second, time.Hour, 24 * time.Hour, 1234567890123, math.MaxInt64} {
			fmt.Println(d, t.Truncate(d), t.Round(d))
		}
		for _, u := range times {
			fmt.Print(t.Sub(u), " ", t.Before(u), " ")
		}
		fmt.Println()
	}
	for day := -800; day < 800; day += 13 {
		t := time.Date(2000, 1, day, 12, 0, 0, 0, time.UTC)
		year, week := t.ISOWeek()
		fmt.Println(t.Format("2006-01-02 002 Mon"), year, week)
	}
}
