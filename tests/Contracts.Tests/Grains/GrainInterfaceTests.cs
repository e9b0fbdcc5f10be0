using System.Reflection;

namespace Monitoring.Contracts.Tests.Grains;

/// <summary>The rules under which a grain interface works on both engines (architecture.md §4).</summary>
public sealed class GrainInterfaceTests
{
    private static readonly Type[] Tasks = [typeof(Task<>), typeof(ValueTask<>)];

    public static TheoryData<Type> Interfaces => [.. MessageTypes.GrainInterfaces];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Interface_OfAGrain_IsPublicAliasedAndOnlyMethods(Type type)
    {
        Assert.True(type.IsPublic);
        Assert.True(type.IsDefined(typeof(AliasAttribute)));
        Assert.Empty(type.GetProperties());
        Assert.Empty(type.GetEvents());
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Methods_OfAGrain_AreAliasedAndPlain(Type type)
    {
        var methods = type.GetMethods();
        Assert.NotEmpty(methods);
        Assert.All(methods, static method =>
        {
            Assert.True(method.IsDefined(typeof(AliasAttribute)), $"{method.Name} lacks [Alias]");
            Assert.False(method.IsGenericMethod, $"{method.Name} is generic");
            Assert.True(IsTask(method.ReturnType), $"{method.Name} returns {method.ReturnType}");
            Assert.DoesNotContain(method.GetParameters(), static parameter => parameter.ParameterType.IsByRef);
        });
        var aliases = methods.Select(static method => method.GetCustomAttribute<AliasAttribute>()!.Alias).ToArray();
        Assert.Equal(aliases.Length, aliases.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Methods_OfAGrain_HaveAtMostOneCancellationTokenAndItLast(Type type) =>
        Assert.All(type.GetMethods(), static method => Assert.DoesNotContain(
            method.GetParameters().SkipLast(1), static parameter => parameter.ParameterType == typeof(CancellationToken)));

    private static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || (type.IsGenericType && Tasks.Contains(type.GetGenericTypeDefinition()));
}
