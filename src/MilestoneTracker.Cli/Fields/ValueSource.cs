using System.Globalization;
using System.Text;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Fields;

// Where the value of a field comes from if it is not typed: a file (@FILE) or standard input (-), as UTF-8 text. A line feed at the end,
// which editors add, is dropped, and CR LF becomes LF. Standard input can be read once per invocation.
internal sealed class ValueSource(Invocation call)
{
    private const int MaxBytes = 4 + (4096 * 3) + 2; // a byte order mark, the longest value, an end of line

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool _inputIsRead;

    /// <summary>The value for the text after the equals sign.</summary>
    public string Read(string key, string typed) => typed switch
    {
        "-" => FromInput(key),
        ['@', .. string file] => FromFile(key, file),
        _ => typed,
    };

    private string FromInput(string key)
    {
        if (_inputIsRead)
        {
            throw new InvocationException(
                ExitCode.Usage,
                $"'{key}=-' is the second value from standard input, which can be read only once. "
                + $"Put one of them into a file: {key}=@FILE");
        }

        _inputIsRead = true;
        return Text(call.Environment.Input, key, "standard input");
    }

    private string FromFile(string key, string file)
    {
        if (file.Length == 0) throw new InvocationException(ExitCode.Usage, $"'{key}=@' does not name a file. Write {key}=@FILE.");
        string path = call.Environment.PathOf(file);
        if (Directory.Exists(path))
            throw new InvocationException(ExitCode.NoLog, $"'{file}' is a folder. Write {key}=@FILE with a file of text.");
        if (!File.Exists(path))
        {
            throw new InvocationException(
                ExitCode.NoLog,
                $"There is no file '{file}' for the value of '{key}'. Check the path, which is relative to the current folder. "
                + $"A value that itself begins with @ is read from a file or, with {key}=-, from standard input.");
        }

        using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Text(input, key, $"'{file}'");
    }

    private string Text(Stream input, string key, string where)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(input);
        if (bytes.Length > MaxBytes) throw TooLong(key, where, "more than 4,096 UTF-16 units");
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = Strict.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            throw new InvocationException(ExitCode.NoLog, $"The value of '{key}' in {where} is not UTF-8. Save it as UTF-8.");
        }

        if (text.EndsWith('\n')) text = text[..^1];
        if (text.Length == 0)
            throw new InvocationException(ExitCode.Refused, $"The value of '{key}' in {where} is empty. To clear the field, write {key}=");
        if (text.Length > 4096) throw TooLong(key, where, text.Length.ToString("N0", CultureInfo.InvariantCulture) + " UTF-16 units");
        return text;
    }

    // Reads no more than it takes to see that a value is too long. A terminal may never answer, so the wait can be interrupted.
    private Span<byte> ReadBytes(Stream input)
    {
        byte[] read = new byte[MaxBytes * 2];
        int count = input.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, call.Environment.Cancelled).AsTask()
            .WaitAsync(call.Environment.Cancelled).GetAwaiter().GetResult();
        return read.AsSpan(0, count);
    }

    private static InvocationException TooLong(string key, string where, string length) =>
        new(
            ExitCode.Refused,
            $"The value of '{key}' in {where} has {length}; a field has at most 4,096. "
            + "Shorten it, or keep it elsewhere and set 'url' to where it is.");
}
