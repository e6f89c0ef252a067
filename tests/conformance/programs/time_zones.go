//rule: an instant has a location that says how it is shown; == compares the location too, Equal does not (time.Location, time.FixedZone, Time.In)

package main

import (
	"fmt"
	"time"
)

func main() {
	cet := time.FixedZone("CET", 3600)
	nst := time.FixedZone("NST", -(3*3600 + 30*60))
	odd := time.FixedZone("", -(3600 + 61))
	west := time.FixedZone("", -30)
	zones := []*time.Location{time.UTC, cet, nst, odd, west, time.FixedZone("nought", 0), time.FixedZone("E", 14*3600+59)}
	layouts := []string{time.RFC3339Nano, time.RFC1123, time.RFC1123Z, "-07 -0700 -07:00 -070000 -07:00:00", "Z07 Z0700 Z07:00 Z070000 Z07:00:00 MST",
		time.Layout, time.RFC850, "Mon Jan _2 __2 002 2006 15h"}
	for _, loc := range zones {
		d := time.Date(2024, time.February, 29, 23, 30, 5, 678000000, loc)
		name, offset := d.Zone()
		fmt.Printf("%v %q %v %q %d %v\n", d, loc, d.Location() == loc, name, offset, d.IsDST())
		fmt.Printf("%#v %v %v\n", d, d.Unix(), d.UTC())
		for _, layout := range layouts {
			fmt.Println(d.Format(layout))
		}
		for _, other := range zones {
			u := d.In(other)
			year, week := u.ISOWeek()
			fmt.Println(u, u.Equal(d), u == d, u.Day(), u.Hour(), u.Minute(), u.Second(), u.Weekday(), u.YearDay(), year, week, u.Sub(d), u.Before(d))
		}
		fmt.Println(d.AddDate(0, 1, 1), d.Add(25*time.Hour), d.Truncate(time.Hour), d.Round(24*time.Hour), d.AddDate(1, 0, 0).Location() == loc)
		b, err := d.MarshalJSON()
		fmt.Println(string(b), err)
		b, err = d.MarshalText()
		fmt.Println(string(b), err)
		b, err = d.MarshalBinary()
		fmt.Println(b, err)
		var back time.Time
		if err == nil {
			fmt.Println(back.UnmarshalBinary(b), back, back.Equal(d), back == d)
		}
		start, end := d.ZoneBounds()
		fmt.Println(start, end)
	}
	a := time.Date(2024, time.May, 1, 12, 0, 0, 0, cet)
	b := time.Date(2024, time.May, 1, 11, 0, 0, 0, time.UTC)
	fmt.Println(a.Equal(b), a == b, a.In(time.UTC) == b, a.UTC() == b, b.In(cet) == a)
	fmt.Println(b.Local() == b, b.Local().Equal(b), b.Local().UTC() == b, b.Local().Location() == time.Local)
	fmt.Println(b.In(time.FixedZone("CET", 3600)) == a, time.Time{} == time.Time{}.UTC(), time.Time{}.In(cet).IsZero())
	fmt.Println(time.Unix(0, 0) == time.Unix(0, 0).UTC(), time.Unix(0, 0).Location() == time.Local, time.Unix(5, 0) == time.UnixMilli(5000))
	fmt.Println(time.Unix(0, 0).In(cet), time.UnixMicro(-1).In(nst))
	fmt.Println((&time.Location{}).String() == "", time.Date(2000, 1, 1, 0, 0, 0, 0, &time.Location{}))
	m := map[time.Time]int{a: 1, b: 2, a.UTC(): 3}
	fmt.Println(len(m), m[a], m[b])
	for _, name := range []string{"", "UTC", "Local", "../x", "/etc", "\\x"} {
		loc, err := time.LoadLocation(name)
		fmt.Println(loc == time.UTC, loc == time.Local, loc == nil, err)
	}
	for _, f := range []func(){func() { a.In(nil) }, func() { time.Date(1, 1, 1, 1, 1, 1, 1, nil) }, func() { time.ParseInLocation("2006", "2006", nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
