namespace MilestoneTracker.Exchange.Reading;

// A format: from bytes to items and links, each with its place. Throws an ImportRefusedException where the input cannot be read as the
// format.
internal interface IPlanReader
{
    void Read(ByteSource source, Draft draft);
}
