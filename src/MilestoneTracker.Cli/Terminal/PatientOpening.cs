namespace MilestoneTracker.Cli.Terminal;

// Opens what may be a named pipe, whose other end may be long in coming: a wait that can be cancelled.
internal static class PatientOpening
{
    public static FileStream Open(Func<FileStream> open, CancellationToken cancelled)
    {
        TaskCompletionSource<FileStream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread opening = new(() =>
        {
            try
            {
                FileStream file = open();
                if (!opened.TrySetResult(file)) file.Dispose();
            }
            catch (Exception e)
            {
                opened.TrySetException(e);
            }
        });
        opening.IsBackground = true; // after a cancellation it may wait until the process ends
        opening.Start();
        return opened.Task.WaitAsync(cancelled).GetAwaiter().GetResult();
    }
}
