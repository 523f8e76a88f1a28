using System.Text.Json;
using Sylvan.Data.Csv;

namespace MilestoneTracker.Reporting.Tests;

// What a reader of CSV finds in a text, and what the model had before it was guarded: one apostrophe less, where a text begins with one.
internal static class CsvReaders
{
    public static List<Dictionary<string, string>> Read(string text)
    {
        using CsvDataReader reader = CsvDataReader.Create(
            new StringReader(text), new CsvDataReaderOptions { CsvStyle = CsvStyle.Standard, Delimiter = ',', BufferSize = 1 << 20 });
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
        {
            if (reader.RowFieldCount != reader.FieldCount)
                throw new InvalidDataException($"Row {rows.Count + 1} has {reader.RowFieldCount} cells.");
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString, StringComparer.Ordinal));
        }

        return rows;
    }

    public static string Unguarded(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    public static string[] Names(string cell) => JsonSerializer.Deserialize<string[]>(cell)!;
}
