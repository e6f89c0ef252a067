package time

import "errors"

// A Location is a name and an offset from UTC that never changes: the model has no files that say when clocks are put forward or back.
type Location struct {
	name    string
	isFixed bool // made by FixedZone; others are at UTC
	offset  int  // in seconds, east of UTC
}

// Local is UTC under another address, as where TZ is UTC.
var (
	utcLocation   = Location{name: "UTC"}
	localLocation = Location{name: "UTC"}

	UTC   *Location = &utcLocation
	Local *Location = &localLocation
)

func FixedZone(name string, offset int) *Location { return &Location{name, true, offset} }

// unknownLocation ends what can be known: the files about the world's time zones are not modelled.
func unknownLocation()

func LoadLocation(name string) (*Location, error) {
	switch {
	case name == "" || name == "UTC":
		return UTC, nil
	case name == "Local":
		return Local, nil
	case name[0] == '/' || name[0] == '\\' || hasTwoDots(name):
		return nil, errors.New("time: invalid location name")
	}
	unknownLocation()
	return nil, nil
}

func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	unknownLocation()
	return nil, nil
}

func hasTwoDots(name string) bool {
	for i := 1; i < len(name); i++ {
		if name[i-1] == '.' && name[i] == '.' {
			return true
		}
	}
	return false
}

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// zone is what the location calls its zone, and the zone's offset.
//
//stalemate:constant
func (l *Location) zone() (name string, offset int) {
	if l == nil || !l.isFixed {
		return "UTC", 0
	}
	return l.name, l.offset
}

// at is the instant as clocks of the location show it. In UTC there is no location, as in the zero Time, so that == compares as in Go.
func (t Time) at(loc *Location) Time {
	t.mark = t.marked()
	t.loc = nil
	switch loc {
	case &utcLocation:
	case Local:
		t.mark |= inLocal
	default:
		t.loc = loc
	}
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.at(loc)
}

func (t Time) UTC() Time {
	t.mark = t.marked()
	t.loc = nil
	return t
}

func (t Time) Local() Time { return t.at(Local) }

func (t Time) Location() *Location {
	switch {
	case t.mark&inLocal != 0:
		return Local
	case t.loc == nil:
		return UTC
	}
	return t.loc
}

// Zone reads no variable if the location is UTC: a read is a step.
func (t Time) Zone() (name string, offset int) {
	if t.loc == nil && t.mark&inLocal == 0 {
		return "UTC", 0
	}
	return t.Location().zone()
}

func (t Time) ZoneBounds() (start, end Time) { return }
func (t Time) IsDST() bool                   { return false }
