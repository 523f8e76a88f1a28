using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MilestoneTracker.Packages;

// The symbols of an assembly: they are its own, the build was deterministic, no path of the machine is in either, and each source
// is inside, so
// that one can step into it without a network and wherever the repository lies.
internal static class Symbols
{
    private const string Root = "/_/";

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static void Check(byte[] assembly, byte[] pdb, string version, string where, Findings findings)
    {
        using PEReader image = new(new MemoryStream(assembly));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        MetadataReader symbols = provider.GetMetadataReader();
        DebugDirectoryEntry[] entries = [.. image.ReadDebugDirectory()];

        findings.Expect(entries.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible), where, "was not built deterministically");
        DebugDirectoryEntry named = entries.First(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        CodeViewDebugDirectoryData codeView = image.ReadCodeViewDebugDirectoryData(named);
        findings.Expect(codeView.Path.StartsWith(Root, StringComparison.Ordinal), where, $"names a path of the machine: {codeView.Path}");
        findings.Expect(
            new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid == codeView.Guid, where, "has the symbols of another build");
        findings.Expect(
            InformationalVersion(image.GetMetadataReader()) == version, where,
            $"says that it is {InformationalVersion(image.GetMetadataReader())}, not {version}");

        HashSet<DocumentHandle> inside =
        [
            .. symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == EmbeddedSource)
                .Select(information => (DocumentHandle)information.Parent),
        ];
        findings.Expect(symbols.Documents.Count > 0, where, "its symbols name no source");
        foreach (DocumentHandle handle in symbols.Documents)
        {
            string source = symbols.GetString(symbols.GetDocument(handle).Name);
            findings.Expect(source.StartsWith(Root, StringComparison.Ordinal), where, $"names a path of the machine: {source}");
            findings.Expect(inside.Contains(handle), where, $"does not carry {source}");
        }
    }

    private static string InformationalVersion(MetadataReader assembly)
    {
        foreach (CustomAttribute attribute in assembly.GetAssemblyDefinition().GetCustomAttributes().Select(assembly.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            EntityHandle type = assembly.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference || assembly.GetString(
                assembly.GetTypeReference((TypeReferenceHandle)type).Name) != "AssemblyInformationalVersionAttribute") continue;
            BlobReader value = assembly.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog
            return value.ReadSerializedString() ?? "";
        }

        return "nothing";
    }
}
