<?php
// As read_calendars.py, by sabre/vobject, which Nextcloud, ownCloud and many CalDAV servers read with.
//
//   php read_calendars.php FOLDER
require '/usr/share/php/Sabre/VObject/autoload.php';

function utc($time)
{
    return $time->getDateTime()->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i\Z');
}

// Version 2 takes the backslash from line breaks only.
function words($text)
{
    return preg_replace('/\\\\([,;\\\\])/', '$1', (string) $text);
}

function see($file)
{
    $events = [];
    foreach (Sabre\VObject\Reader::read(file_get_contents($file))->select('VEVENT') as $event) {
        $events[] = [
            'uid' => (string) $event->UID, 'start' => utc($event->DTSTART), 'end' => utc($event->DTEND), 'summary' => words($event->SUMMARY),
            'location' => words($event->LOCATION), 'description' => words($event->DESCRIPTION), 'cancelled' => (string) $event->STATUS === 'CANCELLED',
        ];
    }
    return $events;
}

$files = glob($argv[1] . '/*.ics');
sort($files);
echo json_encode(array_map('see', $files)), "\n";
