using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;
using Orleans.Streams;

namespace Monitoring.Engine.Tests;

/// <summary>
/// The proof that code which compiles against the Local engine compiles against Orleans: every public type and member of the
/// slice is in the official assemblies with the same signature, parameter names and default values.
/// </summary>
public sealed class SliceTests
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Assembly Slice = Assembly.LoadFrom(
        typeof(SliceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "EngineLocal").Value!);

    private static readonly Assembly[] Official =
    [
        typeof(Grain).Assembly, typeof(IClusterClient).Assembly, typeof(ISiloBuilder).Assembly, typeof(IStreamProvider).Assembly,
        typeof(GenerateSerializerAttribute).Assembly, typeof(CodecNotFoundException).Assembly, typeof(ReentrantAttribute).Assembly,
    ];

    public static TheoryData<string> Types => [.. Slice.GetExportedTypes().Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_OfTheSlice_IsInOrleansWithTheSameMembers(string name)
    {
        var slice = Slice.GetType(name, throwOnError: true)!;
        var official = Official.Select(assembly => assembly.GetType(name)).FirstOrDefault(static type => type is not null);
        Assert.True(official is { IsPublic: true }, $"{name} is not in Orleans");

        var known = Describe(official, BindingFlags.FlattenHierarchy).ToHashSet();
        Assert.Equal([], Describe(slice, BindingFlags.DeclaredOnly).Where(member => !known.Contains(member)));
    }

    [Fact]
    public void Slice_IsNotEmpty() => Assert.InRange(Slice.GetExportedTypes().Length, 40, 120);

    private static IEnumerable<string> Describe(Type type, BindingFlags scope)
    {
        yield return $"{(type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")} {(type.IsInterface ? "" : type.IsSealed)}";
        yield return $"base {Name(type.BaseType)}";
        foreach (var contract in type.GetInterfaces().Where(static contract => contract.IsPublic))
        {
            yield return $"implements {Name(contract)}";
        }

        if (type.GetCustomAttribute<AttributeUsageAttribute>() is { } usage)
        {
            yield return $"usage {usage.ValidOn} {usage.AllowMultiple} {usage.Inherited}";
        }

        IEnumerable<Type> sources = type.IsInterface && scope == BindingFlags.FlattenHierarchy ? type.GetInterfaces().Append(type) : [type];
        foreach (var member in sources.SelectMany(source => source.GetMembers(Members | scope)))
        {
            switch (member)
            {
                case FieldInfo { IsPublic: true } field:
                    yield return $"field {Name(field.FieldType)} {field.Name} {(field.IsLiteral ? field.GetRawConstantValue() : "")}";
                    break;
                case ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor):
                    yield return $"new {Parameters(constructor)}";
                    break;
                case MethodInfo method when IsVisible(method):
                    yield return $"{Access(method)} {Name(method.ReturnType)} {method.Name}{Constraints(method)} {Parameters(method)}";
                    break;
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodInfo method) =>
        $"{(method.IsPublic ? "public" : "protected")}{(method.IsStatic ? " static" : "")}{(method.IsAbstract ? " abstract" : "")}";

    private static string Constraints(MethodInfo method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => $"{argument.GenericParameterAttributes} {string.Join('&', argument.GetGenericParameterConstraints().Select(Name))}"))}>"
        : "";

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(static parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "null"}" : "")}"))})";

    private static string Name(Type? type) => type switch
    {
        null => "-",
        { IsGenericParameter: true } => $"!{type.GenericParameterPosition}",
        { IsArray: true } => $"{Name(type.GetElementType())}[]",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.FullName ?? type.Name,
    };
}
