using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Gateway.Api;

namespace Monitoring.Gateway.Access;

/// <summary>Sessions by cookie, rights by role, and no anonymous access unless a route says so.</summary>
internal static class AccessSetup
{
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static void AddAccess(this IServiceCollection services, GatewayOptions options)
    {
        // Kept: a session survives a restart of the service. In the host's store if it has one that several gateways share, else on disk.
        services.AddDataProtection().SetApplicationName("monitoring");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlRepository =
            provider.GetService<IXmlRepository>() ?? new FileSystemXmlRepository(
                new DirectoryInfo(Path.Combine(options.DataDirectory, "keys")), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<PasswordOfAnother>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Rights.HandleAlarms, policy => policy.RequireRole(Roles.Handling))
            .AddPolicy(Rights.TakeOutOfService, policy => policy.RequireRole(Roles.Engineer, Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.Configure, policy => policy.RequireRole(Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.ApproveRules, policy => policy.RequireRole(Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.ReviewRules, policy => policy.RequireRole(Roles.Engineer, Roles.Supervisor, Roles.Admin))
            .AddPolicy(Rights.SeeSystem, policy => policy.RequireRole(Roles.Supervisor, Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.SeeTraffic, policy => policy.RequireRole(Roles.Enterprise, Roles.Engineer, Roles.Admin))
            .AddPolicy(Rights.ManageGateways, policy => policy.RequireRole(Roles.Enterprise, Roles.Admin));
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "monitoring";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;

        // The length of a session is people's time: an accelerated demo clock must not sign them out.
        cookie.TimeProvider = TimeProvider.System;
        cookie.Events.OnRedirectToLogin = context => Problems.NotSignedIn().ExecuteAsync(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context => Problems.Forbidden().ExecuteAsync(context.HttpContext);
    }
}
