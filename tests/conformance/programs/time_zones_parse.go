//rule: Parse takes the zone of the value, or UTC, or the location given; names it does not know are zones of offset 0 (time.Parse, time.ParseInLocation)

package main

import (
	"encoding"
	"fmt"
	"time"
)

func show(t time.Time, err error) {
	name, offset := t.Zone()
	fmt.Printf("%v %q %d %v %v %v\n", t, name, offset, t.Location() == time.UTC, t.Location() == time.Local, err)
}

func main() {
	cet := time.FixedZone("CET", 3600)
	pairs := [][2]string{
		{time.RFC3339, "2024-05-01T12:00:00Z"}, {time.RFC3339, "2024-05-01T12:00:00+00:00"}, {time.RFC3339, "2024-05-01T12:00:00+01:00"},
		{time.RFC3339, "2024-05-01T12:00:00-03:30"}, {time.RFC3339, "2024-05-01T12:00:00.25-00:30"}, {time.RFC3339, "2024-05-01T12:00:00"},
		{time.RFC3339, "2024-05-01T12:00:00+0100"},
		{time.RFC1123, "Wed, 01 May 2024 12:00:00 CET"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 UTC"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 GMT"},
		{time.RFC1123, "Wed, 01 May 2024 12:00:00 GMT+3"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 GMT-11"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 +03"},
		{time.RFC1123, "Wed, 01 May 2024 12:00:00 GMT+99"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 ABCDT"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 ABCD"},
		{time.RFC1123, "Wed, 01 May 2024 12:00:00 ChST"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 WITA"}, {time.RFC1123, "Wed, 01 May 2024 12:00:00 ab"},
		{time.RFC1123Z, "Wed, 01 May 2024 12:00:00 +0100"}, {time.RFC1123Z, "Wed, 01 May 2024 12:00:00 -1130"}, {time.RFC1123Z, "Wed, 01 May 2024 12:00:00 +0000"},
		{"2006-01-02 15:04 -0700 MST", "2024-05-01 12:00 +0100 CET"}, {"2006-01-02 15:04 -0700 MST", "2024-05-01 12:00 +0200 CET"},
		{"2006-01-02 15:04 -0700 MST", "2024-05-01 12:00 +0000 XYZ"}, {"2006-01-02 15:04 -0700 MST", "2024-05-01 12:00 +0200 UTC"},
		{"2006-01-02 15:04 MST -07", "2024-05-01 12:00 EST -05"}, {"2006-01-02 15:04 -07:00:00", "2024-05-01 12:00 +01:02:03"},
		{"2006-01-02 15:04 Z070000", "2024-05-01 12:00 -010203"}, {"2006-01-02 15:04 Z070000", "2024-05-01 12:00 Z"}, {"2006-01-02 15:04 Z07", "2024-05-01 12:00 Z"},
		{"2006-01-02 15:04 Z0700", "2024-05-01 12:00 Z"}, {"2006-01-02 15:04 -07:00:00", "2024-05-01 12:00 -00:00:01"},
		{"2006-01-02", "2024-05-01"}, {"2006-002", "2024-060"}, {"2006-01-002", "2024-02-060"}, {"2006-01-002", "2024-03-060"}, {"2006-01-02 002", "2024-02-28 060"},
		{"2006-002", "2023-366"}, {"2006-002", "2024-366"}, {"2006-002", "2024-000"}, {"15:04", "23:59"},
	}
	for _, p := range pairs {
		show(time.Parse(p[0], p[1]))
		show(time.ParseInLocation(p[0], p[1], cet))
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", "2024-05-01 12:00", cet)
	fmt.Println(t.Location() == cet, t.Unix(), err)
	t, err = time.ParseInLocation(time.RFC3339, "2024-05-01T12:00:00+01:00", cet)
	fmt.Println(t.Location() == cet, t.Unix(), err)
	var _ encoding.BinaryMarshaler = t
	fmt.Println(t.UnmarshalJSON([]byte(`"2024-05-01T12:00:00+02:00"`)), t)
	fmt.Println(t.UnmarshalJSON([]byte("null")), t)
	fmt.Println(t.UnmarshalText([]byte("2024-05-01T12:00:00-02:00")), t)
	for _, year := range []int{-1, 0, 9999, 10000} {
		t = time.Date(year, 7, 1, 0, 0, 0, 0, cet)
		b, err := t.MarshalJSON()
		fmt.Println(string(b), err)
		b, err = t.MarshalText()
		fmt.Println(string(b), err)
	}
	for _, data := range [][]byte{nil, {1}, {3, 1}, make([]byte, 15), {1, 15: 0}, {2, 0, 0, 0, 14, 1, 2, 3, 4, 0, 0, 0, 9, 0, 60, 7}} {
		fmt.Println(t.UnmarshalBinary(data), t)
	}
}
