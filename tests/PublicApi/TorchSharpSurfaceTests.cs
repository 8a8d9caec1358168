using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using MLNetVision.Tests.TestKit.Surface;
using MLNetVision.Torch;

namespace MLNetVision.Tests.PublicApi;

/// <summary>Holds our use of TorchSharp to what versions 0.99.6 and 0.106 share, whichever of them, or their signatures, is compiled against.</summary>
public class TorchSharpSurfaceTests
{
    private static readonly IReadOnlyDictionary<string, SurfaceType> Listed = SurfaceList.TorchSharp.Read();

    [Fact]
    public void The_engine_uses_only_members_that_both_versions_have()
    {
        var used = MembersOfTorchSharp(typeof(TorchEngine).Assembly).Select(PublicSurface.Of).Distinct().ToArray();
        var faults = used.Where(m => !SurfaceList.TorchSharp.Has(m.Owner, m.Line)).Select(m => $"{m.Owner} . {m.Line}").ToArray();

        Assert.True(used.Length > 20, $"Only {used.Length} members are used, so that the metadata are not read as they should be.");
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults.Prepend("Not shared by TorchSharp 0.99.6 and 0.106:")));
    }

    [Fact]
    public void Numbers_are_held_until_libtorch_has_read_them()
    {
        using var stream = File.OpenRead(typeof(TorchEngine).Assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var making = metadata.MemberReferences.Where(h => MakesNumbers(metadata, metadata.GetMemberReference(h)))
            .Select(h => MetadataTokens.GetToken(h)).ToHashSet();
        var makers = metadata.MethodDefinitions.Where(h => Calls(file, metadata.GetMethodDefinition(h), making))
            .Select(h => metadata.GetMethodDefinition(h).GetDeclaringType()).Distinct()
            .Select(h => metadata.GetString(metadata.GetTypeDefinition(h).Name)).ToArray();

        Assert.Equal(["HeldNumbers"], makers);
    }

#if TORCH_CONTRACTS
    [Fact]
    public void The_signatures_are_those_that_both_versions_have()
    {
        var shown = PublicSurface.Of(Signatures());
        var strangers = shown.Where(t => !SurfaceList.TorchSharp.Knows(t.Name)).Select(t => $"not a shared type: {t.Name}");
        var kinds = shown.Where(t => Listed.TryGetValue(t.Name, out var listed) && listed.Kind != t.Kind).Select(t => $"{t.Name} is a {t.Kind}");
        var inventions = shown.SelectMany(
            t => t.Members.Where(m => !SurfaceList.TorchSharp.Has(t.Name, m)).Select(m => $"not a shared member: {t.Name} . {m}"));
        var faults = strangers.Concat(kinds).Concat(inventions).ToArray();

        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
        Assert.NotEmpty(shown);
    }

    [Fact]
    public void The_signatures_never_run()
    {
        var error = Assert.Throws<NotSupportedException>(() => new TorchEngine(Device.Cpu));

        Assert.Contains("signatures alone", error.Message, StringComparison.Ordinal);
    }

    private static Assembly Signatures() => Assembly.Load("TorchSharp.Contracts");
#endif

    /// <summary>Whether a member makes a Scalar that nobody holds: a conversion, or a function that has one within.</summary>
    private static bool MakesNumbers(MetadataReader metadata, MemberReference member) => IsOfTorchSharp(metadata, member.Parent)
        && (metadata.GetString(member.Name), OwnerOf(metadata, member)) is ("op_Implicit", "Scalar") or ("square" or "add" or "add_" or "op_Addition", "Tensor")
            or ("elu" or "leaky_relu" or "relu6" or "Hardtanh", "functional");

    private static string? OwnerOf(MetadataReader metadata, MemberReference member) => member.Parent.Kind == HandleKind.TypeReference
        ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)
        : null;

    /// <summary>Whether a method calls one of the members: the instruction call or callvirt before a member's token.</summary>
    private static bool Calls(PEReader file, MethodDefinition method, HashSet<int> members)
    {
        const byte Call = 0x28, CallVirtual = 0x6F;
        if (method.RelativeVirtualAddress == 0)
        {
            return false;
        }

        var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes().AsSpan();
        for (var i = 0; i + sizeof(int) < code.Length; i++)
        {
            if (code[i] is Call or CallVirtual && members.Contains(BinaryPrimitives.ReadInt32LittleEndian(code[(i + 1)..])))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<MemberInfo> MembersOfTorchSharp(Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var members = new List<MemberInfo>();

        // Members of generic types need arguments for what their owner leaves open; whichever.
        Type[] arguments = [.. Enumerable.Repeat(typeof(object), 8)];
        foreach (var handle in metadata.MemberReferences.Where(h => IsOfTorchSharp(metadata, metadata.GetMemberReference(h).Parent)))
        {
            // Of a member of a generic type, what its definition says.
            var member = assembly.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle), arguments, arguments)!;
            members.Add(member.Module.ResolveMember(member.MetadataToken)!);
        }

        return members;
    }

    private static bool IsOfTorchSharp(MetadataReader metadata, EntityHandle owner) => owner.Kind switch
    {
        HandleKind.TypeReference => IsOfTorchSharp(metadata, metadata.GetTypeReference((TypeReferenceHandle)owner).ResolutionScope),
        HandleKind.TypeSpecification => GenericOwner(metadata, (TypeSpecificationHandle)owner) is { IsNil: false } type && IsOfTorchSharp(metadata, type),
        HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)owner).Name)
            .StartsWith("TorchSharp", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The open type of a generic one (ECMA-335 II.23.2.14), nil where it is an array or the like.</summary>
    private static EntityHandle GenericOwner(MetadataReader metadata, TypeSpecificationHandle type)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }
}
