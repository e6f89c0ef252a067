package time

import "errors"

// Texts and bytes that other programs read: String and GoString, JSON, and the binary form of encoding/gob.

func (t Time) String() string { return t.Format("2006-01-02 15:04:05.999999999 -0700 MST") }

func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	text := "time.Date(" + padded(year, 0, "") + ", time." + month.String() + ", "
	for _, n := range [...]int{day, hour, minute, second, int(t.nsec)} {
		text += padded(n, 0, "") + ", "
	}
	switch loc := t.Location(); loc {
	case UTC, nil:
		return text + "time.UTC)"
	case Local:
		return text + "time.Local)"
	default:
		return text + "time.Location(" + quoted(loc.name) + "))"
	}
}

func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }

// standard is the text of RFC 3339, whose years have four digits.
func (t Time) standard(function string) (string, error) {
	if year := t.Year(); year < 0 || year >= 10000 {
		return "", errors.New("Time." + function + ": year outside of range [0,9999]")
	}
	return t.Format(RFC3339Nano), nil
}

func (t Time) MarshalText() ([]byte, error) {
	text, err := t.standard("MarshalText")
	if err != nil {
		return nil, err
	}
	return []byte(text), nil
}

func (t Time) MarshalJSON() ([]byte, error) {
	text, err := t.standard("MarshalJSON")
	if err != nil {
		return nil, err
	}
	return []byte("\"" + text + "\""), nil
}

func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	*t, err = Parse("\""+RFC3339+"\"", string(data))
	return err
}

const (
	binaryMinutes = 1 // version of the binary form with an offset in minutes
	binarySeconds = 2 // … and seconds
	binaryUTC     = -1
)

func (t Time) MarshalBinary() ([]byte, error) {
	version, minutes, seconds := byte(binaryMinutes), binaryUTC, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if minutes < -32768 || minutes == binaryUTC || minutes > 32767 {
			return nil, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		if seconds != 0 {
			version = binarySeconds
		}
	}
	b := []byte{version}
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec>>uint(shift)))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.nsec>>uint(shift)))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == binarySeconds {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != binaryMinutes && version != binarySeconds {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	u := Time{}
	for _, c := range data[1:9] {
		u.sec = u.sec<<8 | int64(c)
	}
	var nsec uint32
	for _, c := range data[9:13] {
		nsec = nsec<<8 | uint32(c)
	}
	u.nsec = int64(int32(nsec))
	minutes := int(int16(uint16(data[13])<<8 | uint16(data[14])))
	offset := minutes * 60
	if version == binarySeconds {
		offset += int(data[15])
	}
	if offset == binaryUTC*60 {
		*t = u
	} else {
		*t = u.atOffset("", offset, Local)
	}
	return nil
}

func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }

// atOffset is the instant in the location nearby if its zone is the one meant, else in a zone of its own.
func (t Time) atOffset(name string, offset int, nearby *Location) Time {
	if known, there := nearby.zone(); there == offset && (name == "" || name == known) {
		return t.at(nearby)
	}
	return t.at(FixedZone(name, offset))
}
