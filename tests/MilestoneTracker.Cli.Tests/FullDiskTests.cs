using FluentAssertions;
using MilestoneTracker.TestSupport.Disks;

namespace MilestoneTracker.Cli.Tests;

// A log cannot be made because the disk is full: what is left does not stand in the way when there is room again.
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public void Init_works_when_there_is_room_again()
    {
        using CliRunner tool = new();
        using SmallDisk disk = SmallDisk.Mount(kibibytes: 64);
        string filler = Path.Combine(disk.Folder, "filler");
        string log = Path.Combine(disk.Folder, "plan.db");
        int refused = 0;
        for (int room = 0; room <= 40; room += 4)
        {
            using (FileStream file = File.Create(filler)) file.Write(new byte[1024 * (60 - room)]);
            Answer answer = tool.Run("init", "--log", log);
            File.Delete(filler);
            if (answer.Exit != 0)
            {
                answer.Exit.Should().Be(3);
                answer.Error.Should().MatchRegex("[Ff]ree space");
                disk.Resize(kibibytes: 1024);
                tool.Say("init", "--log", log).Should().Contain("the log");
                refused++;
            }

            foreach (string made in Directory.EnumerateFiles(disk.Folder)) File.Delete(made);
            disk.Resize(kibibytes: 64);
        }

        refused.Should().BePositive();
    }
}
